import { placeMenu } from './place-menu.js';

const view = { width: 360, height: 800 };
const menu = { width: 176, height: 200 };
const wish = { side: 'bottom', align: 'start' } as const;

describe('the place of a menu', () => {
  it('is under its button', () => {
    expect(placeMenu({ left: 20, top: 10, right: 60, bottom: 42 }, menu, view, wish)).toMatchObject({
      left: 20,
      top: 46,
    });
  });

  it('is over its button when there is more room', () => {
    expect(placeMenu({ left: 20, top: 740, right: 60, bottom: 772 }, menu, view, wish).top).toBe(536);
  });

  it('stays inside the window', () => {
    expect(placeMenu({ left: 320, top: 10, right: 352, bottom: 42 }, menu, view, wish).left).toBe(176);
  });

  it('scrolls when it is higher than the room it has', () => {
    const tall = { width: 176, height: 2000 };
    const placed = placeMenu({ left: 20, top: 100, right: 60, bottom: 132 }, tall, view, wish);
    expect(placed).toMatchObject({ top: 136, maxHeight: 656 });
  });
});
