package org.pirqscope.diagram.picture;

/** What a colour means; a {@link Palette} says which colour that is. */
public enum Ink {
    PAPER,
    HEAD,
    TEXT,
    MUTED,
    LIFELINE,
    LINE,
    ANSWER,
    ACTIVE_FILL,
    DRIVER,
    GUEST,
    QEMU,
    XEN,
    EFFECT_FILL,
    EFFECT_EDGE,
    FREED_FILL,
    FREED_EDGE,
    WARNING,
    WARNING_FILL,
    FAILURE,
    FAILURE_FILL,
    SWITCH,
    GAP,
    CURRENT,
    /** Nothing is drawn. */
    NONE
}
