package org.pirqscope.ui.theme;

/**
 * What a colour is for. The values of both themes stand in plugin.xml and css/dark.css; a user may change them in the
 * preferences.
 */
public enum Tone {
    PANE("pane"),
    TEXT("text"),
    DIM("dim"),
    LINE("line"),
    HEAD("head"),
    ACCENT("accent"),
    SELECTION("selection"),
    ALARM("alarm"),
    ALARM_BACK("alarmBack"),
    WARNING("warning"),
    CHANGED("changed"),
    ADDED("added"),
    GOING("going"),
    BITS("bits"),
    DRIVER("driver"),
    GUEST("guest"),
    QEMU("qemu"),
    XEN("xen");

    private final String id;

    Tone(String id) {
        this.id = "org.pirqscope.ui." + id;
    }

    /** The name of the colour definition. */
    public String id() {
        return id;
    }
}
