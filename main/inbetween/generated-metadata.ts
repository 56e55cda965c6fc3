import { GENERATED_SOURCE_TYPE } from '../contract/provenance';

export interface Generator {
  /** Nakawari's version. */
  readonly version: string;
  readonly modelId: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** XMP that says, for people and machines, that this drawing was generated and by what (IPTC Photo Metadata 2025.1). */
export function generatedXmp(generator: Generator): string {
  const version = escaped(generator.version);
  const model = escaped(generator.modelId);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmp:CreatorTool="Nakawari ${version}"
    Iptc4xmpExt:DigitalSourceType="${GENERATED_SOURCE_TYPE}"
    Iptc4xmpExt:AISystemUsed="Nakawari ${version}, model ${model}"
    Iptc4xmpExt:AISystemVersionUsed="${version}"/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
