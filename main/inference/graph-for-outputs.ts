/**
 * A graph cut down to what some of its outputs need. onnxruntime computes every node of a graph, asked for or not; what is drawn
 * without anybody looking at joints or masks should not pay for them. An ONNX file is a protobuf message (onnx.proto): this reads
 * just enough of it to leave nodes out, and copies all else byte for byte.
 */

interface Field {
  readonly number: number;
  /** Of the whole field with its tag, and of its value alone. */
  readonly from: number;
  readonly valueFrom: number;
  readonly to: number;
}

const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5, output: 12 } as const;
const NODE = { input: 1, output: 2, attribute: 5 } as const;
/** Where an attribute may hold a graph of its own, whose nodes may use names of the one around it. */
const ATTRIBUTE_GRAPHS: readonly number[] = [6, 11];
const TENSOR_NAME = 8;
const VALUE_NAME = 1;

function varintAt(bytes: Uint8Array, from: number): { value: number; to: number } {
  let [value, factor, to] = [0, 1, from];
  for (;;) {
    const byte = bytes[to];
    if (byte === undefined || to - from > 9) throw new Error('this is no ONNX file');
    to += 1;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, to };
    factor *= 128;
  }
}

function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let from = 0;
  while (from < bytes.length) {
    const tag = varintAt(bytes, from);
    const wire = tag.value & 7;
    let [valueFrom, to] = [tag.to, tag.to];
    if (wire === 0) to = varintAt(bytes, tag.to).to;
    else if (wire === 1) to += 8;
    else if (wire === 5) to += 4;
    else if (wire === 2) {
      const length = varintAt(bytes, tag.to);
      valueFrom = length.to;
      to = length.to + length.value;
    } else throw new Error('this is no ONNX file');
    if (to > bytes.length) throw new Error('this is no ONNX file');
    yield { number: Math.floor(tag.value / 8), from, valueFrom, to };
    from = to;
  }
}

const text = new TextDecoder();
const valueIn = (bytes: Uint8Array, field: Field) => bytes.subarray(field.valueFrom, field.to);

function stringsIn(message: Uint8Array, number: number): string[] {
  return [...fieldsOf(message)]
    .filter((field) => field.number === number)
    .map((field) => text.decode(valueIn(message, field)));
}

function holdsGraph(node: Uint8Array): boolean {
  return [...fieldsOf(node)]
    .filter(({ number }) => number === NODE.attribute)
    .some((field) => [...fieldsOf(valueIn(node, field))].some(({ number }) => ATTRIBUTE_GRAPHS.includes(number)));
}

/** What of a graph stays; null for all of it. Nodes lie in the order in which they run, so one look from the end finds what is needed. */
function keptOf(graph: Uint8Array, outputs: ReadonlySet<string>): readonly Field[] | null {
  const fields = [...fieldsOf(graph)];
  const needed = new Set(outputs);
  const left = new Set<Field>();
  for (const field of [...fields].reverse()) {
    if (field.number !== GRAPH.node) continue;
    const node = valueIn(graph, field);
    if (holdsGraph(node)) return null;
    if (stringsIn(node, NODE.output).some((name) => needed.has(name))) {
      for (const name of stringsIn(node, NODE.input)) needed.add(name);
    } else left.add(field);
  }
  const isKept = (field: Field) => {
    if (field.number === GRAPH.node) return !left.has(field);
    if (field.number === GRAPH.output) return nameOf(graph, field, VALUE_NAME).some((name) => outputs.has(name));
    if (field.number === GRAPH.initializer) return nameOf(graph, field, TENSOR_NAME).some((name) => needed.has(name));
    return true;
  };
  return fields.filter(isKept);
}

function nameOf(graph: Uint8Array, field: Field, number: number): string[] {
  return stringsIn(valueIn(graph, field), number);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.of(...bytes, rest);
}

/**
 * The same model, giving no outputs but these and holding no more than they need. Inputs stay, used or not.
 * @param model bytes of an ONNX file
 * @param outputs by name; one that the graph does not give asks for nothing
 * @throws Error when the file is none
 */
export function graphForOutputs(model: Uint8Array, outputs: ReadonlySet<string>): Uint8Array {
  const fields = [...fieldsOf(model)];
  const found = fields.find(({ number }) => number === MODEL_GRAPH);
  if (!found) throw new Error('this is no ONNX file');
  const graph = valueIn(model, found);
  const kept = keptOf(graph, outputs);
  if (kept === null) return model;
  const slices = kept.map(({ from, to }) => graph.subarray(from, to));
  const length = slices.reduce((sum, slice) => sum + slice.length, 0);
  const tag = varint(MODEL_GRAPH * 8 + 2);
  return Buffer.concat(
    fields.flatMap((field) =>
      field === found ? [tag, varint(length), ...slices] : [model.subarray(field.from, field.to)],
    ),
  );
}
