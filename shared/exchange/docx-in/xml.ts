import { strFromU8 } from 'fflate'
import { readXml, type XmlElement, XmlError } from '../xml/read'
import { namespaces } from './namespaces'
import { UnreadableFile } from './unreadable'

/**
 * Reads one part, with names as Word's own files write them, "w:p", whichever of the two families of
 * namespaces (transitional, strict) the file has.
 *
 * @throws UnreadableFile
 */
export function parseXml(bytes: Uint8Array, part: string): XmlElement {
  try {
    return readXml(textOfPart(bytes), namespaces)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw new UnreadableFile(error.why, part)
  }
}

/** UTF-8, or UTF-16 where the first two bytes say so. */
function textOfPart(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return utf16(bytes.subarray(2), first === 0xff)
  }
  const text = strFromU8(bytes)
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function utf16(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode(view.getUint16(at, little))
  }
  return text
}

/** The attribute that says what most elements of Word say: `w:val`. */
export function val(element: XmlElement | null | undefined): string | null {
  return element?.attributes.get('w:val') ?? null
}

/** The words of an element, without those of its children. */
export function ownText(element: XmlElement): string {
  return element.children.filter((each) => typeof each === 'string').join('')
}
