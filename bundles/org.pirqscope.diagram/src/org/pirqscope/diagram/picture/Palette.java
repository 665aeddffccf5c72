package org.pirqscope.diagram.picture;

import java.util.EnumMap;
import java.util.Map;

/** Colours as 0xRRGGBB, one for each {@link Ink}. */
public final class Palette {

    /** For paper, mail and every export that does not ask for another. */
    public static final Palette LIGHT = new Palette(
            0xffffff, 0xebeef2, 0x1f2328, 0x656d76, 0xc6ccd4, 0x1f2328, 0x656d76, 0xdbe7f7, 0x1f2328, 0x1f4e8c,
            0x7a3e9d, 0x1a7340, 0xe6f4e9, 0x8fc29b, 0xf6e3f0, 0xcf9fc0, 0x8a5a00, 0xfff3d6, 0xb3201e, 0xfdeaea,
            0x9aa4b0, 0x656d76, 0x1f6feb);

    /** For dark screens. */
    public static final Palette DARK = new Palette(
            0x1e2227, 0x2a2f36, 0xe3e7ec, 0x9aa4b0, 0x4a525c, 0xd5dae0, 0x9aa4b0, 0x28405f, 0xe3e7ec, 0x8ab8f2,
            0xcfa3ea, 0x7fce9b, 0x1f3a28, 0x4f8f63, 0x41263a, 0x9c6a8e, 0xf0c060, 0x46371a, 0xff8a84, 0x4a2526,
            0x6b7580, 0x9aa4b0, 0x6aa8ff);

    private final Map<Ink, Integer> colours = new EnumMap<>(Ink.class);

    private Palette(int... inOrderOfInk) {
        for (int i = 0; i < inOrderOfInk.length; i++) {
            colours.put(Ink.values()[i], inOrderOfInk[i]);
        }
    }

    /** The colour of an ink that draws. */
    public int rgb(Ink ink) {
        return colours.get(ink);
    }

    /** {@code #1f2328}. */
    public String hex(Ink ink) {
        return "#%06x".formatted(rgb(ink));
    }
}
