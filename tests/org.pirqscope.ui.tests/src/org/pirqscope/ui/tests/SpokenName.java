package org.pirqscope.ui.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;

/** What GTK tells a screen reader that a widget is called; asked of GTK itself, with the calls inside of SWT. */
final class SpokenName {

    private SpokenName() {}

    static String of(Widget widget) {
        try {
            long handle = (long) Widget.class.getField("handle").get(widget);
            // what has the focus and the name is the button in the item
            return name(widget instanceof ToolItem ? call("gtk3.GTK3", "gtk_bin_get_child", handle) : handle);
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError("SWT has changed", changed);
        }
    }

    private static String name(long handle) throws ReflectiveOperationException {
        long[] text = new long[1];
        inside("gtk.OS")
                .getMethod("g_object_get", long.class, byte[].class, long[].class, long.class)
                .invoke(
                        null,
                        call("gtk3.GTK3", "gtk_widget_get_accessible", handle),
                        "accessible-name\0".getBytes(),
                        text,
                        0L);
        if (text[0] == 0) {
            return "";
        }
        Method string = inside("Converter").getMethod("cCharPtrToJavaString", long.class, boolean.class);
        return (String) string.invoke(null, text[0], true);
    }

    private static long call(String type, String method, long handle)
            throws ReflectiveOperationException, InvocationTargetException {
        return (long) inside(type).getMethod(method, long.class).invoke(null, handle);
    }

    private static Class<?> inside(String type) throws ClassNotFoundException {
        return Class.forName("org.eclipse.swt.internal." + type, true, Widget.class.getClassLoader());
    }
}
