"""Whose ink is it: signatures on the page given to the block in whose room they stand."""

from __future__ import annotations

from convextract.extraction.signatories.blocks import SignatureBlock
from convextract.reading.page import Box, InkRegion, Page
from convextract.records.vocabulary import SignatureState

_FOOT_PT = 130.0
"""How far below the last block of a column its signature may stand."""
_SIGNATURE_PT = 14.0
"""The least height of ink that is a signature of its own."""
_HEAD_PT = 90.0
"""How far above the first block of a column a signature over the name may stand."""


_SIGHT_PT = 40.0
"""Ink that is nobody's and stands so near to a block may be that block's."""
_BLANK_PT = 60.0
"""The least width of a blank beside the text of a cell that is a place to sign."""
_MARGIN_PT = 50.0


def signatures_of(page: Page, blocks: list[SignatureBlock]) -> list[SignatureState]:
    """What the page (of all these blocks) shows of each block's signature. A stamp, initials or a logo sign nothing.

    `absent` is told only where the block's own place to sign is known and empty, and no ink near it is nobody's.
    """
    signed, stray = _given_out(page, blocks)
    states: list[SignatureState] = []
    for index, block in enumerate(blocks):
        near = any(_is_beside(box, block) for box in stray) or any(_runs_into(region, block) for region in page.ink)
        column = [b for b in blocks if b.column == block.column]
        if index in signed:
            states.append("present")
        elif block.unsigned_room or near or not (_has_room(block, column, page) or _sign_at_right(column, page)):
            states.append("unknown")
        else:
            states.append("absent")
    return states


def holds_signature(page: Page, room: Box) -> bool:
    """Does a signature stand in this cell?"""
    return any(region.kind == "signature" and _fills(region, room) for region in page.ink)


def _has_room(block: SignatureBlock, column: list[SignatureBlock], page: Page) -> bool:
    """Is there a blank as high as a signature in the block, over it, under it or, in a cell, at its right?"""
    lines = sorted((line.box for line in block.lines), key=lambda box: box.y0)
    if block.cell and block.room.x1 - max(box.x1 for box in lines) > _BLANK_PT:
        return True
    top = max((b.box.y1 for b in column if b.box.y1 <= lines[0].y0 + 2), default=block.room.y0)
    foot = block.room.y1 if block.cell else page.height - _MARGIN_PT
    bottom = min((b.box.y0 for b in column if b.box.y0 >= lines[-1].y1 - 2), default=foot)
    edges = [top, *(y for box in lines for y in (box.y0, box.y1)), bottom]
    return any(edges[n + 1] - edges[n] >= _SIGNATURE_PT for n in range(0, len(edges), 2))


def _sign_at_right(column: list[SignatureBlock], page: Page) -> bool:
    """Do the people of this column sign beside their names?"""
    return any(
        region.kind == "signature"
        and region.box.x0 > block.box.x1
        and block.room.x0 <= region.box.center_x <= block.room.x1
        and block.box.y0 <= region.box.center_y <= block.box.y1
        for region in page.ink
        for block in column
    )


def _runs_into(region: InkRegion, block: SignatureBlock) -> bool:
    """Does a signature given to another block stand at half the height of this one: two that touch?"""
    shared = min(region.box.y1, block.box.y1) - max(region.box.y0, block.box.y0)
    across = block.room.x0 <= region.box.center_x <= block.room.x1
    return region.kind == "signature" and across and shared >= 0.5 * block.box.height


def _is_beside(stray: Box, block: SignatureBlock) -> bool:
    near = block.box.y0 - _SIGHT_PT <= stray.center_y <= block.box.y1 + _SIGHT_PT
    return near and stray.x0 < block.box.x1 + _SIGHT_PT and stray.x1 > block.box.x0 - _SIGHT_PT


def _given_out(page: Page, blocks: list[SignatureBlock]) -> tuple[set[int], list[Box]]:
    """Indexes of the blocks that bear a signature, and the signatures that stand at no block."""
    signatures = [region for region in page.ink if region.kind == "signature"]
    columns: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        columns.setdefault(block.column, []).append(index)
    signed: set[int] = set()
    stray: list[Box] = []
    for region in signatures:
        rows = [i for i, block in enumerate(blocks) if block.cell and _fills(region, block.room)]
        if len(rows) == len({blocks[i].column for i in rows}) > 1:
            signed.update(rows)  # strokes of two rows that touch
            continue
        best = min(
            (
                (distance, index)
                for members in columns.values()
                for distance, index in [_nearest(region, members, blocks, signatures)]
            ),
            default=(float("inf"), -1),
        )
        if best[0] < float("inf"):
            signed.add(best[1])
        else:
            stray.append(region.box)
    return signed, stray


def _nearest(
    region: InkRegion, members: list[int], blocks: list[SignatureBlock], signatures: list[InkRegion]
) -> tuple[float, int]:
    """The block of one column whose ink this may be, and how far it is (0: inside its room; infinite: not at all)."""
    x, y = region.box.center_x, region.box.center_y
    room = blocks[members[0]].room
    if not room.x0 - 5 <= x <= room.x1 + 5:
        return float("inf"), -1
    members = sorted(members, key=lambda i: blocks[i].box.y0)
    if blocks[members[0]].cell and not room.contains(x, y):
        return float("inf"), -1
    boxes = [blocks[i].box for i in members]
    if _signs_above(boxes, room, signatures):
        return _above(y, members, boxes)
    for number, index in enumerate(members):
        bottom = boxes[number + 1].y0 if number + 1 < len(members) else _bottom(boxes[number], room, blocks[index].cell)
        if boxes[number].y0 - 6 <= y < bottom:
            return _sideways(x, boxes[number]), index
    gap = boxes[0].y0 - y
    return (gap, members[0]) if 0 <= gap <= _HEAD_PT else (float("inf"), -1)


def _fills(region: InkRegion, room: Box) -> bool:
    """Does a good part of the ink stand in this cell, as much as a signature of its own is high?"""
    inside = min(region.box.y1, room.y1) - max(region.box.y0, room.y0)
    across = room.x0 - 5 <= region.box.center_x <= room.x1 + 5
    return across and inside >= max(_SIGNATURE_PT, 0.3 * region.box.height)


def _bottom(box: Box, room: Box, cell: bool) -> float:
    return room.y1 if cell else min(max(room.y1, box.y1 + 12), box.y1 + _FOOT_PT)


def _sideways(x: float, box: Box) -> float:
    """A tie-break between columns: how far to the side of the text the ink stands, in fractions of a point."""
    return max(0.0, box.x0 - x, x - box.x1) / 1000


def _signs_above(boxes: list[Box], room: Box, signatures: list[InkRegion]) -> bool:
    """Do the people of this column sign over their names? Then ink stands over the first and none under the last."""
    centres = [r.box.center_y for r in signatures if room.x0 - 5 <= r.box.center_x <= room.x1 + 5]
    over_first = any(boxes[0].y0 - _HEAD_PT <= y < boxes[0].y0 - 6 for y in centres)
    under_last = any(boxes[-1].y0 <= y <= boxes[-1].y1 + _FOOT_PT for y in centres)
    return over_first and not under_last and len(boxes) > 1


def _above(y: float, members: list[int], boxes: list[Box]) -> tuple[float, int]:
    for number, index in enumerate(members):
        if y < boxes[number].y1:
            gap = boxes[number].y0 - y
            return (max(0.0, gap) / 1000, index) if gap <= _HEAD_PT * 2 else (float("inf"), -1)
    return float("inf"), -1
