// Cel A: the girl, from back to front.

import { castSleeveShadow, drawWavingArmInFront, drawWavingSleeve, wavingSleeve } from './arm.mjs';
import { drawCoat, drawPocketArm, drawSkirt, pocketSleeve } from './body.mjs';
import { drawBlush, drawBrows, drawFaceShape, drawFeatures, facePoints } from './face.mjs';
import { curve } from './geometry.mjs';
import { drawBackHair, drawHairTie, drawPonytail } from './hair-back.mjs';
import { drawFrontHair, fringeShadow } from './hair-front.mjs';
import { Sheet } from './ink.mjs';
import { castScarfShadow, drawScarfFront, drawScarfTail, drawScarfWrap } from './scarf.mjs';
import { joints } from './skeleton.mjs';
import { underlineSleeve } from './sleeve.mjs';

export function girlSvg({ pose, chains }, width, height) {
  const sheet = new Sheet();
  const j = joints(pose);
  drawScarfTail(sheet, j, chains);
  drawPonytail(sheet, j, chains);
  drawHairTie(sheet, j);
  drawBackHair(sheet, j, pose, chains);
  underlineSleeve(sheet, pocketSleeve(j));
  underlineSleeve(sheet, wavingSleeve(j));
  drawSkirt(sheet, j);
  drawCoat(sheet, j, () => {
    castScarfShadow(sheet, j, chains);
    castSleeveShadow(sheet, j);
  });
  drawPocketArm(sheet, j);
  drawScarfFront(sheet, j, chains);
  drawWavingSleeve(sheet, j, pose);
  drawScarfWrap(sheet, j, curve(j.head.all(facePoints(pose)), { closed: true }));
  drawFaceShape(sheet, j.head, pose, () => {
    drawBlush(sheet, j.head, pose);
    fringeShadow(sheet, j, chains);
  });
  drawFeatures(sheet, j.head, pose);
  drawFrontHair(sheet, j, pose, chains);
  drawBrows(sheet, j.head, pose);
  drawWavingArmInFront(sheet, j, pose);
  return sheet.svg(width, height);
}
