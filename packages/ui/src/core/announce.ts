// One polite live region for the whole page: results are said without moving the focus.

let region: HTMLElement | undefined;

function regionElement(): HTMLElement {
  if (region?.isConnected) return region;
  region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.className = 'sr-only';
  document.body.append(region);
  return region;
}

export function announce(message: string): void {
  const element = regionElement();
  // The same words twice are only read again when the text has changed in between.
  element.textContent = '';
  setTimeout(() => {
    element.textContent = message;
  }, 50);
}
