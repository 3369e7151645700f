import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/root'

/** As its files name it. */
export const hanFamily = 'RapporteurHan'

/** Whether this machine has a Chinese font of its own, which is taken as well. */
export const hasHanFont =
  execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== ''

/**
 * A font that has every Chinese sign, each as one and the same letter: what is asked of it is whether
 * it is found, taken and embedded, and a real one is fourteen megabytes.
 */
export function writeHanFont(folder: string): void {
  const tinos = readFileSync(
    join(root, 'node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  )
  const tables = tablesOf(tinos)
    .filter(({ tag }) => !['DSIG', 'GSUB', 'GPOS', 'kern'].includes(tag))
    .map(({ tag, bytes }) => {
      if (tag === 'cmap') return { tag, bytes: everySignIs(36) }
      return { tag, bytes: tag === 'name' ? named(hanFamily) : bytes }
    })
  writeFileSync(join(folder, `${hanFamily}.ttf`), fontOf(tables))
}

interface Table {
  readonly tag: string
  readonly bytes: Buffer
}

function tablesOf(font: Buffer): readonly Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, at) => {
    const entry = font.subarray(12 + at * 16)
    const from = entry.readUInt32BE(8)
    return {
      tag: entry.toString('latin1', 0, 4),
      bytes: font.subarray(from, from + entry.readUInt32BE(12)),
    }
  })
}

/** Format 13 maps a range of signs to one glyph. */
function everySignIs(glyph: number): Buffer {
  const ranges = [
    [0x2e80, 0x9fff],
    [0xff00, 0xffef],
  ] as const
  const head = [u16(0), u16(1), u16(3), u16(10), u32(12)]
  const groups = ranges.flatMap(([from, to]) => [u32(from), u32(to), u32(glyph)])
  const length = 16 + ranges.length * 12
  return Buffer.concat([
    ...head,
    u16(13),
    u16(0),
    u32(length),
    u32(0),
    u32(ranges.length),
    ...groups,
  ])
}

/** Family, style, full name and that for printing. */
function named(family: string): Buffer {
  const names = [
    [1, family],
    [2, 'Regular'],
    [4, family],
    [6, family],
  ] as const
  const strings = names.map(([, name]) => Buffer.from(name, 'utf16le').swap16())
  let offset = 0
  const records = names.map(([id], at) => {
    const { length = 0 } = strings[at] ?? {}
    offset += length
    return [u16(3), u16(1), u16(0x409), u16(id), u16(length), u16(offset - length)]
  })
  const begin = 6 + records.length * 12
  return Buffer.concat([u16(0), u16(records.length), u16(begin), ...records.flat(), ...strings])
}

/** Without sums over its tables, which nobody looks at. */
function fontOf(tables: readonly Table[]): Buffer {
  let offset = 12 + tables.length * 16
  const padded = tables.map(({ bytes }) =>
    Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]),
  )
  const entries = tables.flatMap(({ tag, bytes }, at) => {
    const entry = [Buffer.from(tag, 'latin1'), u32(0), u32(offset), u32(bytes.length)]
    offset += padded[at]?.length ?? 0
    return entry
  })
  const head = [u32(0x00010000), u16(tables.length), u16(0), u16(0), u16(0)]
  return Buffer.concat([...head, ...entries, ...padded])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
