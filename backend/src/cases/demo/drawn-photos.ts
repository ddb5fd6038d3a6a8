import { Dice } from './dice.js';

/** What the pictures of the demonstration show; they are drawn, so that nobody's photo is needed. */
export type Scene = 'hives' | 'course' | 'honey' | 'road';

const [WIDTH, HEIGHT] = [960, 720];
type Drawing = (dice: Dice) => string;

const rect = (x: number, y: number, width: number, height: number, fill: string, round = 0) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`;
const oval = (x: number, y: number, wide: number, high: number, fill: string) => `<ellipse cx="${x}" cy="${y}" rx="${wide}" ry="${high}" fill="${fill}"/>`;
const times = (count: number, draw: (at: number) => string) => Array.from({ length: count }, (_, at) => draw(at)).join('');

/** A ridge of peaks from one side to the other. */
function ridge(dice: Dice, base: number, rise: number, fill: string): string {
  const points = Array.from({ length: 9 }, (_, at) => `${at * 120},${base - dice.whole(0, rise)}`);
  return `<polygon points="0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}" fill="${fill}"/>`;
}

function mountains(dice: Dice, [sky, far, near, ground]: readonly [string, string, string, string]): string {
  return rect(0, 0, WIDTH, HEIGHT, sky) + oval(dice.whole(120, 840), 110, 46, 46, '#fff3c4') + ridge(dice, 360, 220, far) + ridge(dice, 440, 110, near) + ridge(dice, 500, 30, ground);
}

const hives: Drawing = (dice) => mountains(dice, ['#bcdcf2', '#8ea7bd', '#6f8f6a', '#8aa15a']) + times(5, (at) => {
  const [x, y, paint] = [90 + at * 165 + dice.whole(-16, 16), 505 + dice.whole(0, 60), dice.pick(['#e9c46a', '#f4f1de', '#7fb7be', '#d88c4f'])];
  return rect(x - 8, y + 104, 12, 34, '#5b4636') + rect(x + 92, y + 104, 12, 34, '#5b4636') + rect(x, y, 96, 108, paint, 4) + rect(x, y + 52, 96, 3, '#00000033') + rect(x + 30, y + 92, 36, 8, '#3d3027') + rect(x - 8, y - 12, 112, 16, '#8d99ae', 3);
}) + times(26, () => oval(dice.whole(60, 900), dice.whole(400, 640), 4, 3, '#3d2c12'));

const course: Drawing = (dice) => rect(0, 0, WIDTH, HEIGHT, '#efe3cf') + rect(0, 560, WIDTH, 160, '#b58b63') + rect(280, 70, 400, 230, '#2f4f46', 6) + times(4, (at) => rect(310, 110 + at * 44, dice.whole(140, 330), 6, '#dfe9df', 3))
  + rect(60, 90, 150, 210, '#cfe6f5', 4) + rect(133, 90, 5, 210, '#ffffff') + rect(60, 192, 150, 5, '#ffffff')
  + times(2, (row) => times(5, (at) => {
    const [x, y] = [110 + at * 180 + row * 40 + dice.whole(-14, 14), 400 + row * 130];
    const [skin, hair, shirt] = [dice.pick(['#8d5a3b', '#b97a56', '#d7a077', '#6b4226']), dice.pick(['#2b211c', '#4a3728', '#7a4b8f', '#c26a3d']), dice.pick(['#457b9d', '#e07a5f', '#81b29a', '#f2cc8f', '#6d597a'])];
    return `<path d="M${x - 62},${y + 150} q0,-96 62,-96 t62,96 z" fill="${shirt}"/>` + oval(x, y + 12, 34, 40, skin) + `<path d="M${x - 38},${y + 14} a38,46 0 0 1 76,0 q-38,-26 -76,0 z" fill="${hair}"/>`;
  }));

const honey: Drawing = (dice) => rect(0, 0, WIDTH, HEIGHT, '#f3e6d0') + times(8, (at) => rect(at * 120, 0, 120, 120, at % 2 === 0 ? '#c8553d' : '#fdf0d5'))
  + times(2, (row) => rect(60, 330 + row * 230, 840, 22, '#7f5539') + times(8, (at) => {
    const [x, y, gold] = [80 + at * 104 + dice.whole(-6, 6), 210 + row * 230, dice.pick(['#e09f3e', '#bf6f1a', '#f0b94f', '#9c4f14'])];
    return rect(x, y, 76, 120, gold, 14) + rect(x + 6, y - 16, 64, 20, '#e5e5e5', 4) + rect(x + 12, y + 36, 52, 46, '#fff8e7', 3) + rect(x + 10, y + 8, 8, 100, '#ffffff55', 4);
  })) + rect(0, 600, WIDTH, 120, '#a47148');

const road: Drawing = (dice) => mountains(dice, ['#d3dde6', '#eef3f7', '#dfe7ee', '#f7fafc']) + '<path d="M430,720 C470,600 560,560 520,500 S480,450 540,430 L556,430 C520,460 580,500 600,540 S640,640 700,720 z" fill="#9aa5b1"/>'
  + times(14, (at) => { const [x, y] = [dice.whole(20, 400) + (at % 2) * 480, dice.whole(470, 640)]; return `<polygon points="${x},${y} ${x - 30},${y + 80} ${x + 30},${y + 80}" fill="#3f5e55"/>` + `<polygon points="${x},${y} ${x - 14},${y + 36} ${x + 14},${y + 36}" fill="#ffffff"/>`; })
  + times(120, () => oval(dice.whole(0, WIDTH), dice.whole(0, HEIGHT), 3, 3, '#ffffffcc'));

const drawings: Record<Scene, Drawing> = { hives, course, honey, road };

/** A JPEG of a scene, the same for the same seed. */
export async function drawnPhoto(scene: Scene, seed: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${drawings[scene](new Dice(seed))}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}
