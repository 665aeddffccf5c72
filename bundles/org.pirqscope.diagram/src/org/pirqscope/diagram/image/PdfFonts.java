package org.pirqscope.diagram.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.pirqscope.diagram.picture.Face;

/**
 * The fonts that every PDF reader has. PDFBox would look through all fonts of this computer first; it is given its own
 * instead.
 */
final class PdfFonts {

    private static final String OWN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        FontMappers.set(new OwnFont());
    }

    private final Map<Face, PDType1Font> fonts = new EnumMap<>(Face.class);

    PdfFonts() {
        for (Face face : Face.values()) {
            fonts.put(face, new PDType1Font(name(face)));
        }
    }

    private static FontName name(Face face) {
        if (face.mono()) {
            return face.bold() ? FontName.COURIER_BOLD : FontName.COURIER;
        }
        return face.bold() ? FontName.HELVETICA_BOLD : FontName.HELVETICA;
    }

    PDType1Font of(Face face) {
        return fonts.get(face);
    }

    /** What the standard fonts cannot encode is written as its code point. */
    String encodable(String text, Face face) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c ->
                        out.append(c < 127 || hasGlyph(face, c) ? Character.toString(c) : "<U+%04X>".formatted(c)));
        return out.toString();
    }

    private boolean hasGlyph(Face face, int c) {
        try {
            of(face).encode(Character.toString(c));
            return true;
        } catch (IOException | IllegalArgumentException none) {
            return false;
        }
    }

    double width(String text, Face face) {
        try {
            return of(face).getStringWidth(text) / 1000 * face.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maps every font to the one that PDFBox carries. Nothing is drawn with it; the reader has the real one. */
    private static final class OwnFont implements FontMapper {

        private TrueTypeFont font;

        private synchronized TrueTypeFont font() {
            if (font == null) {
                try (InputStream in = FontMapper.class.getResourceAsStream(OWN)) {
                    font = new TTFParser().parse(new RandomAccessReadBuffer(in));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return font;
        }

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String base, PDFontDescriptor descriptor) {
            return new FontMapping<>(font(), false);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String base, PDFontDescriptor descriptor) {
            return new FontMapping<>(font(), false);
        }

        @Override
        public CIDFontMapping getCIDFont(String base, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
            return new CIDFontMapping(null, font(), false);
        }
    }
}
