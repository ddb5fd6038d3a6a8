import { saveBlob } from './downloads';

describe('saving a file', () => {
  beforeEach(() => { jasmine.clock().install(); });
  afterEach(() => { jasmine.clock().uninstall(); });

  it('hands it over under its name, and lets go of it only when the browser had time to read it', async () => {
    const kept: { name: string; text: Promise<string> }[] = [];
    spyOn(HTMLAnchorElement.prototype, 'click').and.callFake(function (this: HTMLAnchorElement) {
      kept.push({ name: this.download, text: fetch(this.href).then((answer) => answer.text()) });
    });
    const revoke = spyOn(URL, 'revokeObjectURL').and.callThrough();
    saveBlob(new Blob(['bees']), 'bees.txt');
    jasmine.clock().tick(59_000);
    expect(revoke).not.toHaveBeenCalled();
    expect([kept[0]?.name, await kept[0]?.text]).toEqual(['bees.txt', 'bees']);
    jasmine.clock().tick(1_000);
    expect(revoke).toHaveBeenCalledTimes(1);
  });
});
