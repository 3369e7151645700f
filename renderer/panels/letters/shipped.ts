import { useEffect, useState } from 'react'
import { Addresses } from '../../../shared/letters/addresses'
import { ShippedTemplate } from '../../../shared/letters/template'

/** What the application brings along for letters. */
export interface Shipped {
  readonly templates: readonly ShippedTemplate[]
  readonly addresses: Addresses
}

let known: Shipped | null = null

/** Asked for when letters are first looked at: few of those who open a conference ever write one. */
export async function loadShipped(): Promise<Shipped> {
  const [addresses, ...templates] = await Promise.all([
    import('../../../assets/letters/addresses.json'),
    import('../../../assets/letters/invitation.en.json'),
    import('../../../assets/letters/invitation.fr.json'),
    import('../../../assets/letters/invitation.es.json'),
    import('../../../assets/letters/invitation.ru.json'),
    import('../../../assets/letters/invitation.zh.json'),
    import('../../../assets/letters/invitation.ar.json'),
  ])
  known ??= {
    templates: templates.map((each) => ShippedTemplate.parse(each.default)),
    addresses: Addresses.parse(addresses.default),
  }
  return known
}

/** `null` for a moment. */
export function useShipped(): Shipped | null {
  const [shipped, setShipped] = useState(known)
  useEffect(() => {
    let isThere = true
    if (!shipped) void loadShipped().then((read) => isThere && setShipped(read))
    return () => {
      isThere = false
    }
  }, [shipped])
  return shipped
}
