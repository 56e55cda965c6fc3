/** The .flo of the Middlebury flow benchmark: "PIEH", width, height (int32), then x and y of each pixel (float32), little-endian. */
export const FLO_HEADER_BYTES = 12;

export function newFlowFile(
  widthPx: number,
  heightPx: number,
): { bytes: Uint8Array; setRow: (y: number, row: Float32Array) => void } {
  const bytes = new Uint8Array(FLO_HEADER_BYTES + widthPx * heightPx * 8);
  const view = new DataView(bytes.buffer);
  bytes.set([0x50, 0x49, 0x45, 0x48]);
  view.setInt32(4, widthPx, true);
  view.setInt32(8, heightPx, true);
  return {
    bytes,
    setRow(y, row) {
      const start = FLO_HEADER_BYTES + y * widthPx * 8;
      for (let i = 0; i < row.length; i += 1) view.setFloat32(start + i * 4, row[i] ?? 0, true);
    },
  };
}
