package org.pirqscope.ui.theme;

import java.util.Locale;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.RadioState;

/** What the user wants the desktop to look like. The workbench itself remembers a chosen theme and starts with it. */
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK;

    private static final String NODE = "org.eclipse.e4.ui.css.swt.theme";
    private static final String COMMAND = "org.pirqscope.ui.theme";
    private static final String KEY = "themeid";
    private static final String LIGHT_ID = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK_ID = "org.eclipse.e4.ui.css.theme.e4_dark";

    /** What was chosen last; {@link #SYSTEM} if nothing was. */
    public static ThemeChoice remembered() {
        String id = InstanceScope.INSTANCE.getNode(NODE).get(KEY, "");
        return id.isEmpty() ? SYSTEM : id.equals(DARK_ID) ? DARK : LIGHT;
    }

    /** The choice with that name in a menu. */
    public static ThemeChoice named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** As the menu names it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Changes the look at once, and for later starts. */
    public void apply(IWorkbench workbench) {
        workbench
                .getService(ICommandService.class)
                .getCommand(COMMAND)
                .getState(RadioState.STATE_ID)
                .setValue(label());
        IThemeEngine engine = engine(workbench);
        if (engine == null) {
            return;
        }
        if (this == SYSTEM) {
            InstanceScope.INSTANCE.getNode(NODE).remove(KEY);
            follow(engine);
        } else {
            engine.setTheme(this == DARK ? DARK_ID : LIGHT_ID, true);
        }
    }

    private static void follow(IThemeEngine engine) {
        String wanted = Display.isSystemDarkTheme() ? DARK_ID : LIGHT_ID;
        if (engine.getActiveTheme() == null || !engine.getActiveTheme().getId().equals(wanted)) {
            engine.setTheme(wanted, false);
        }
    }

    /** From now on follows a system that changes between light and dark, as long as that is the choice. */
    public static void followSystem(IWorkbench workbench) {
        workbench.getDisplay().addListener(SWT.Settings, event -> {
            IThemeEngine engine = engine(workbench);
            if (remembered() == SYSTEM && engine != null) {
                follow(engine);
            }
        });
    }

    private static IThemeEngine engine(IWorkbench workbench) {
        return workbench.getService(IEclipseContext.class).get(IThemeEngine.class);
    }
}
