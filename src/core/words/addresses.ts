/** Pages on vercel.com that are opened in the browser; the team is chosen there. */

export const dashboardUrl = 'https://vercel.com/d?to=%2F%5Bteam%5D%2F%7E%2Fai-gateway&title=AI+Gateway';

export const apiKeysUrl =
  'https://vercel.com/d?to=%2F%5Bteam%5D%2F%7E%2Fai-gateway%2Fapi-keys&title=AI+Gateway+API+Keys';
