package org.pirqscope.diagram.picture;

/** Says how wide a text is; the one thing that a layout must ask the medium. */
@FunctionalInterface
public interface TextMeasure {

    double width(String text, Face face);

    /** As wide as the widest common faces: pictures that are read elsewhere use it, and are the same everywhere. */
    static TextMeasure fixed() {
        return (text, face) -> text.codePointCount(0, text.length()) * face.size() * (face.mono() ? 0.61 : 0.66);
    }
}
