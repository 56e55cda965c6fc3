/** ONNX files of a few bytes, written field by field (onnx.proto3), so that no test needs a network of anybody. */

type Field = readonly [number, number | string | Uint8Array];

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

/** A message: numbers are varints, everything else has its length before it. */
function message(...fields: readonly Field[]): Uint8Array {
  const bytes = fields.flatMap(([tag, value]) => {
    if (typeof value === 'number') return [...varint(tag << 3), ...varint(value)];
    const content = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return [...varint((tag << 3) | 2), ...varint(content.length), ...content];
  });
  return Uint8Array.from(bytes);
}

const FLOAT = 1;

function valueInfo(name: string, dims: readonly (number | string)[]): Uint8Array {
  const sides = dims.map((side): Field => [1, message(typeof side === 'number' ? [1, side] : [2, side])]);
  return message([1, name], [2, message([1, message([1, FLOAT], [2, message(...sides)])])]);
}

function node(type: string, inputs: readonly string[], output: string): Uint8Array {
  return message(...inputs.map((name): Field => [1, name]), [2, output], [4, type]);
}

function constant(name: string, value: number): Uint8Array {
  return message([1, 1], [2, FLOAT], [8, name], [9, new Uint8Array(Float32Array.of(value).buffer)]);
}

interface Shapes {
  readonly picture: readonly (number | string)[];
  readonly t: readonly number[];
}

function model(nodes: readonly Uint8Array[], constants: readonly Uint8Array[], { picture, t }: Shapes): Uint8Array {
  const graph = message(
    ...nodes.map((one): Field => [1, one]),
    [2, 'tiny'],
    ...constants.map((one): Field => [5, one]),
    [11, valueInfo('img0', picture)],
    [11, valueInfo('img1', picture)],
    [11, valueInfo('t', t)],
    [12, valueInfo('frame', picture)],
  );
  return message([1, 8], [7, graph], [8, message([2, 17])]);
}

const PLANES: Shapes = { picture: [1, 3, 'H', 'W'], t: [1] };

/** frame = (1 - t) img0 + t img1 */
export function crossFadeGraph(shapes: Shapes = PLANES): Uint8Array {
  return model(
    [
      node('Sub', ['one', 't'], 'rest'),
      node('Mul', ['img0', 'rest'], 'first'),
      node('Mul', ['img1', 't'], 'second'),
      node('Add', ['first', 'second'], 'frame'),
    ],
    [constant('one', 1)],
    shapes,
  );
}
