package org.pirqscope.ui.widget;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;

/**
 * The name by which GTK tells screen readers of its own widgets. SWT asks an accessible listener only for controls that
 * it draws itself, and has no other call for the rest; what it calls GTK with is there, but only on GTK and not as
 * interface.
 */
final class NativeName {

    private static final Optional<NativeName> GTK = find();
    private static final byte[] PROPERTY = bytes("accessible-name");

    private final MethodHandle accessible;
    private final MethodHandle child;
    private final MethodHandle set;
    private final MethodHandle handle;

    private NativeName() throws ReflectiveOperationException {
        ClassLoader swt = Widget.class.getClassLoader();
        Class<?> calls = Class.forName("org.eclipse.swt.internal.gtk3.GTK3", true, swt);
        Class<?> objects = Class.forName("org.eclipse.swt.internal.gtk.OS", true, swt);
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodType oneToOne = MethodType.methodType(long.class, long.class);
        accessible = lookup.findStatic(calls, "gtk_widget_get_accessible", oneToOne);
        child = lookup.findStatic(calls, "gtk_bin_get_child", oneToOne);
        set = lookup.findStatic(
                objects,
                "g_object_set",
                MethodType.methodType(void.class, long.class, byte[].class, byte[].class, long.class));
        handle = lookup.findGetter(Widget.class, "handle", long.class);
    }

    /** Nothing on other systems, and where SWT has changed: names are then those that SWT gives. */
    private static Optional<NativeName> find() {
        try {
            return SWT.getPlatform().equals("gtk") && isGtk3() ? Optional.of(new NativeName()) : Optional.empty();
        } catch (ReflectiveOperationException changed) {
            return Optional.empty();
        }
    }

    private static boolean isGtk3() throws ReflectiveOperationException {
        return !Class.forName("org.eclipse.swt.internal.gtk.GTK", true, Widget.class.getClassLoader())
                .getField("GTK4")
                .getBoolean(null);
    }

    /** Gives a widget its name. */
    static void give(Widget widget, String name) {
        GTK.ifPresent(gtk -> gtk.name(widget, name));
    }

    private void name(Widget widget, String name) {
        try {
            long own = (long) handle.invokeExact(widget);
            set(own, name);
            // the field of a combo box, and the button of a tool item, are what the focus goes to
            if (widget instanceof Combo || widget instanceof ToolItem) {
                long inner = (long) child.invokeExact(own);
                if (inner != 0) {
                    set(inner, name);
                }
            }
        } catch (Throwable refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void set(long widget, String name) throws Throwable {
        set.invokeExact((long) accessible.invokeExact(widget), PROPERTY, bytes(name), 0L);
    }

    private static byte[] bytes(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
