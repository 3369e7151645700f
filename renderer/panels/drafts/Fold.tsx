import { type ReactNode, useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'

/**
 * Something more that is said of a draft or an amendment, folded away until it is asked for. Of
 * hundreds of amendments few are unfolded: what is in the others is not made.
 */
export function Fold({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  const [wasOpen, setWasOpen] = useState(false)
  return (
    <Disclosure className="fold" onExpandedChange={(open) => open && setWasOpen(true)}>
      <Heading level={4} className="fold-head">
        <Button slot="trigger" className="button small quiet fold-button">
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="fold-panel">{wasOpen && children}</DisclosurePanel>
    </Disclosure>
  )
}
