import { allToggled, rangeToggled, toggled } from './selection.js';

const ids = ['a', 'b', 'c', 'd'];

describe('selecting rows', () => {
  it('leaves the given set as it was', () => {
    const before = new Set(['a']);
    toggled(before, 'b', true);
    expect([...before]).toEqual(['a']);
  });

  it('selects from the anchor to the row in both directions', () => {
    expect([...rangeToggled(new Set(), ids, 'b', 'd', true)]).toEqual(['b', 'c', 'd']);
    expect([...rangeToggled(new Set(), ids, 'c', 'a', true)]).toEqual(['a', 'b', 'c']);
  });

  it('takes a range away again', () => {
    expect([...rangeToggled(new Set(ids), ids, 'b', 'c', false)]).toEqual(['a', 'd']);
  });

  it('toggles one row when the anchor is no longer on the page', () => {
    expect([...rangeToggled(new Set(), ids, 'gone', 'c', true)]).toEqual(['c']);
  });

  it('keeps what was selected on other pages', () => {
    expect([...allToggled(new Set(['z', 'a']), ids, false)]).toEqual(['z']);
  });
});
