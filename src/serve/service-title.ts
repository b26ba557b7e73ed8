/** What the service calls itself: on its pages, in feeds and in the description of its API. */
export const SERVICE_TITLE = 'Incoming Transmission'
