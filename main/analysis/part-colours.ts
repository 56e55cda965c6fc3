/** One colour a part, far apart in hue and in lightness; the first part is the background and black. */
export function partColours(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return '#000000';
    const hue = ((index - 1) * 137.508) % 360;
    const lightness = [0.58, 0.42, 0.7][index % 3] ?? 0.58;
    return hexOfHsl(hue, 0.72, lightness);
  });
}

function hexOfHsl(hueDegrees: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + hueDegrees / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

export function rgbOfHex(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
