/** Discord's limits on what a bot says, in UTF-16 units where they are of text. */
export const maxContentUnits = 2000
export const maxTitleUnits = 256
export const maxDescriptionUnits = 4096
/** Discord takes 2048, but with a full card that would be more than a message holds. */
export const maxFooterUnits = 1500
/** Of all embeds of a message together. */
export const maxEmbedUnits = 6000
export const maxEmbeds = 10
export const maxRows = 5
export const maxRowButtons = 5
export const maxOptions = 25
export const maxButtonLabel = 80
export const maxOptionLabel = 100
export const maxCustomId = 100
export const maxUrlUnits = 512
export const maxModalTitle = 45
export const maxFieldLabel = 45
export const maxPlaceholder = 100
export const maxChoices = 25
export const maxChoiceUnits = 100
