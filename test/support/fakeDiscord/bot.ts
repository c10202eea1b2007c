/** The bot's own account; its id is that of its application. */
export const botId = '1100000000000000001'
export const applicationId = botId

export const botJson = {
  id: botId,
  username: 'licheng',
  global_name: '歷程小幫手',
  discriminator: '0',
  avatar: null,
  bot: true,
}
