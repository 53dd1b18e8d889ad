/** What the README's pictures show, by the pictures of the screen tests that they are cut from. */

export interface Cut {
  /** With its theme, as `Screen.picture` names it. */
  readonly screen: string;
  /** In pixels of the screen. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Picture {
  /** In `media`. */
  readonly file: string;
  /** Cuts beside each other, in rows. */
  readonly rows: readonly (readonly Cut[])[];
}

const statusItem = { x: 110, y: 768, width: 124, height: 32 };

export const pictures: readonly Picture[] = [
  {
    file: 'steps-dark.png',
    rows: [
      [
        { screen: 'expired-dark', ...statusItem },
        { screen: 'expired-dark', x: 816, y: 646, width: 460, height: 122 },
      ],
      [{ screen: 'refreshed-dark', x: 361, y: 547, width: 592, height: 156 }],
      [
        { screen: 'refreshed-dark', ...statusItem },
        { screen: 'refreshed-dark', x: 816, y: 724, width: 460, height: 44 },
      ],
    ],
  },
  { file: 'tooltip-light.png', rows: [[{ screen: 'tooltip-light', x: 110, y: 540, width: 424, height: 260 }]] },
  { file: 'menu-dark.png', rows: [[{ screen: 'menu-dark', x: 340, y: 0, width: 602, height: 250 }]] },
  { file: 'env-file-dark.png', rows: [[{ screen: 'explain-dark', x: 0, y: 0, width: 830, height: 340 }]] },
  { file: 'problems-dark.png', rows: [[{ screen: 'explain-problems-dark', x: 0, y: 0, width: 923, height: 110 }]] },
  { file: 'code-dark.png', rows: [[{ screen: 'explain-code-dark', x: 0, y: 0, width: 900, height: 100 }]] },
  { file: 'check-dark.png', rows: [[{ screen: 'check-hover-dark', x: 110, y: 628, width: 520, height: 172 }]] },
  { file: 'pull-dark.png', rows: [[{ screen: 'pull-dark', x: 415, y: 257, width: 450, height: 287 }]] },
  {
    file: 'walkthrough-dark.png',
    rows: [[{ screen: 'walkthrough-choose-dark', x: 232, y: 308, width: 866, height: 456 }]],
  },
];
