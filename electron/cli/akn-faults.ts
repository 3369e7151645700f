import { validateXML } from 'xmllint-wasm'
import schema from '../../assets/schemas/akomantoso30.xsd?raw'
import xmlSchema from '../../assets/schemas/xml.xsd?raw'

export interface AknFault {
  /** `null` where it is said of the whole. */
  readonly line: number | null
  readonly what: string
}

/** Pages of 64 KiB. */
const mostMemory = 16_384

/** What of a file is not as the schema of OASIS wants it, in the order of its lines. */
export async function faultsInAkn(xml: string): Promise<readonly AknFault[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'file.xml', contents: xml }],
    schema: [{ fileName: 'akomantoso30.xsd', contents: schema }],
    preload: [{ fileName: 'xml.xsd', contents: xmlSchema }],
    maxMemoryPages: mostMemory,
  })
  return errors.map(({ loc, message }) => ({
    line: loc?.lineNumber ?? null,
    what: plainly(message),
  }))
}

/** Without the address of the namespace before each name, and what libxml2 calls its faults. */
function plainly(message: string): string {
  return message.replace(/\{http[^}]*\}/g, '').replace(/^.*?Schemas validity error : /, '')
}
