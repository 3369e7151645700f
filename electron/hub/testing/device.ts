import { webcrypto } from 'node:crypto'
import { joinStatement, sessionStatement } from '../../../shared/device-proof'
import type { InvitationLink } from '../../../shared/invitation-link'
import type { DeviceKeys } from '../../../shared/people'
import type { Challenge, Entered, HttpProblem, JoinRequest } from '../../../shared/protocol'
import { idOfDevice } from '../device-keys'

const { subtle } = webcrypto

/** A device as a window makes one, for tests and benchmarks: keys that it has made itself. */
export class TestDevice {
  private constructor(
    readonly keys: DeviceKeys,
    readonly signing: webcrypto.CryptoKey,
    readonly agreeing: webcrypto.CryptoKey,
  ) {}

  static async make(): Promise<TestDevice> {
    const sign = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
    const agree = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
      'deriveBits',
    ])
    const keys = { sign: await publicOf(sign), agree: await publicOf(agree) }
    return new TestDevice(keys, sign.privateKey, agree.privateKey)
  }

  get id() {
    return idOfDevice(this.keys)
  }

  async sign(statement: string): Promise<string> {
    const how = { name: 'ECDSA', hash: 'SHA-256' }
    const bytes = await subtle.sign(how, this.signing, new TextEncoder().encode(statement))
    return Buffer.from(bytes).toString('base64url')
  }

  async request({ conference, token }: JoinPaper, name: string | null): Promise<JoinRequest> {
    const proof = await this.sign(joinStatement(conference, token, this.keys))
    return { token, name, keys: this.keys, proof }
  }

  async join(link: InvitationLink, name: string | null): Promise<Entered | HttpProblem> {
    return ask(`${link.address}/api/join`, await this.request(link, name))
  }

  /** Shows the hub the key again, perhaps as a device that it is not. */
  async session(address: string, conference: string, device: string = this.id): Promise<unknown> {
    const { challenge } = await ask<Challenge>(`${address}/api/challenge`, { device })
    const proof = await this.sign(sessionStatement(conference, device, challenge))
    return ask(`${address}/api/session`, { device, challenge, proof })
  }
}

type JoinPaper = Pick<InvitationLink, 'conference' | 'token'>

async function publicOf({ publicKey }: webcrypto.CryptoKeyPair): Promise<string> {
  return Buffer.from(await subtle.exportKey('raw', publicKey)).toString('base64url')
}

async function ask<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as T
}
