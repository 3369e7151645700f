import fc from 'fast-check'

// A property without a seed of its own draws the same cases each time: what fails once fails again.
fc.configureGlobal({ seed: 20051123 })
