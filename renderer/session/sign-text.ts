import type { Node } from 'prosemirror-model'
import type { Register } from '../../shared/amendments/register'
import { parsePaper } from '../../shared/versions/paper'
import { sealOf, sealStatement } from '../../shared/versions/text-seal'
import type { Version } from '../../shared/versions/version'
import { bearing } from '../../shared/versions/version-acts'
import { type Answer, askAs, type Desk, parseJson } from './acts'
import { type Address, addressNow } from './address'
import { digest, type HeldDevice } from './device'
import type { Live } from './live'
import type { Paper } from './pass'
import { soon } from './soon'

export interface SigningOptions {
  readonly address: Address
  readonly paper: Paper
  readonly conference: string
  readonly register: Live<Register | null>
  /** The text as this window shows it; `null` while it has not come, or cannot be shown whole. */
  readonly text: () => Node | null
  readonly device: () => Promise<HeldDevice | null>
  readonly perform: Desk['perform']
}

/** Milliseconds for which the register of an adoption is waited for, and what was adopted. */
const patience = { register: 5_000, version: 30_000 } as const

/**
 * Signs the adopted text with the key of this device: only what it has fetched itself, whose digest
 * it has found to be that of the register, and which says what this window shows.
 */
export async function signText(options: SigningOptions): Promise<Answer> {
  const { address, paper, conference, register, device, perform } = options
  const adopted = () => {
    const now = register.get()
    return now && sealOf(now)
  }
  const seal = await soon(register, adopted, patience.register)
  if (!seal) return { kind: 'refused', why: 'not-at-this-stage' }
  if (seal.president) return { kind: 'refused', why: 'text-signed-already' }
  const own = await device()
  if (!own) return { kind: 'problem', why: 'token-invalid' }
  const { version } = seal
  const path = `${addressNow(address)}/api/versions/${version.id}`
  const asked = await askAs(paper, path, patience.version, {})
  if ('kind' in asked) return asked
  if (!(await isShown(asked.bytes, version, options.text()))) {
    return { kind: 'problem', why: 'version-damaged' }
  }
  const statement = sealStatement('president', conference, version.digest)
  const signature = await own.sign(statement)
  return perform({ kind: 'sign-adopted-text', version: version.id, signature })
}

async function isShown(
  bytes: Uint8Array,
  { digest: known, symbol }: Version,
  text: Node | null,
): Promise<boolean> {
  if ((await digest(new Uint8Array(bytes))) !== known) return false
  const issued = parsePaper(parseJson(bytes))?.text
  return text !== null && issued?.eq(bearing(text, symbol)) === true
}
