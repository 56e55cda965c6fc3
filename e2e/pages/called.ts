/** A control by its word, whatever it stands at: `Undo`, `Undo: drafts drawn`, `Cel A 3/3`. */
export function called(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped}(: .*| \\d+(/\\d+| %))?$`);
}
