import addresses from '../../../assets/letters/addresses.json'
import arabic from '../../../assets/letters/invitation.ar.json'
import english from '../../../assets/letters/invitation.en.json'
import spanish from '../../../assets/letters/invitation.es.json'
import french from '../../../assets/letters/invitation.fr.json'
import amendedProtocol from '../../../assets/states/amended-protocol-2.json'
import { Addresses } from '../../../shared/letters/addresses'
import { ShippedTemplate } from '../../../shared/letters/template'
import { StatesRegisterSchema } from '../../../shared/states/register'

/** What the application brings along for letters, read when they are first looked at. */
export function shipped() {
  known ??= {
    templates: [english, french, spanish, arabic].map((each) => ShippedTemplate.parse(each)),
    addresses: Addresses.parse(addresses),
    register: StatesRegisterSchema.parse(amendedProtocol),
  }
  return known
}

let known: {
  readonly templates: readonly ShippedTemplate[]
  readonly addresses: Addresses
  readonly register: ReturnType<typeof StatesRegisterSchema.parse>
} | null = null
