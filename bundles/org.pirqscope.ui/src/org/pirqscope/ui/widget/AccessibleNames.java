package org.pirqscope.ui.widget;

import java.util.function.Supplier;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Widget;

/** What a screen reader says about a control. */
public final class AccessibleNames {

    private static final String NAMED = "org.pirqscope.ui.named";

    private AccessibleNames() {}

    /** Gives one of the system's own widgets a name: a table, field or button. */
    public static <W extends Widget> W name(W widget, String name) {
        widget.setData(NAMED, Boolean.TRUE);
        NativeName.give(widget, name);
        return widget;
    }

    /** Whether the widget was given a name here. */
    static boolean named(Widget widget) {
        return widget.getData(NAMED) != null;
    }

    /** Gives a control that draws itself a name, and a value that is asked for each time. */
    public static void say(Control control, String name, Supplier<String> value) {
        say(control, () -> name, value);
    }

    /** Gives the control a name that is what it stands at, and more about it; both are asked for each time. */
    public static void say(Control control, Supplier<String> name, Supplier<String> value) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = value.get();
            }
        });
        control.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = value.get();
            }
        });
    }

    /** Tells screen readers that name and value have changed. */
    public static void changed(Control control) {
        control.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
        control.getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
        control.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
    }
}
