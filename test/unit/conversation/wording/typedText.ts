/** What people typed, to be found again wherever it must not be. */
export const description = 'SecretDescription'
export const reason = 'SecretReason'
