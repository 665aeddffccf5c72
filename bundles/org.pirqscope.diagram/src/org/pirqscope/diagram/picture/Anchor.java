package org.pirqscope.diagram.picture;

/** Which point of a text is at its x; y is always its base line. */
public enum Anchor {
    LEFT, MIDDLE, RIGHT
}
