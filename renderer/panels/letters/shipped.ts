import addresses from '../../../assets/letters/addresses.json'
import arabic from '../../../assets/letters/invitation.ar.json'
import english from '../../../assets/letters/invitation.en.json'
import spanish from '../../../assets/letters/invitation.es.json'
import french from '../../../assets/letters/invitation.fr.json'
import { Addresses } from '../../../shared/letters/addresses'
import { ShippedTemplate } from '../../../shared/letters/template'

/** What the application brings along for letters, read when they are first looked at. */
export function shipped() {
  known ??= {
    templates: [english, french, spanish, arabic].map((each) => ShippedTemplate.parse(each)),
    addresses: Addresses.parse(addresses),
  }
  return known
}

let known: {
  readonly templates: readonly ShippedTemplate[]
  readonly addresses: Addresses
} | null = null
