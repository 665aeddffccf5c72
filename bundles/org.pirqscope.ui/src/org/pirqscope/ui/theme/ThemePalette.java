package org.pirqscope.ui.theme;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.IThemeManager;
import org.pirqscope.machine.call.Layer;

/** The colours and fonts of the theme of the moment, as one control sees them. */
public final class ThemePalette {

    private final Control control;
    private final IThemeManager themes = PlatformUI.getWorkbench().getThemeManager();
    private final Map<Tone, Color> colours = new EnumMap<>(Tone.class);
    private List<Font> own = new ArrayList<>();
    private Font plain;
    private Font bold;
    private Font mono;
    private Font monoBold;

    /** For {@code control}, which runs {@code changed} after a change of theme, colour or font. */
    public ThemePalette(Control control, Runnable changed) {
        this.control = control;
        SystemLook.keep(control);
        IPropertyChangeListener listener = event -> later(changed);
        themes.addPropertyChangeListener(listener);
        JFaceResources.getFontRegistry().addListener(listener);
        Runnable unheard = UserLook.listen(() -> later(changed));
        control.addDisposeListener(gone -> {
            themes.removePropertyChangeListener(listener);
            JFaceResources.getFontRegistry().removeListener(listener);
            unheard.run();
            forget().forEach(Font::dispose);
        });
    }

    private void later(Runnable changed) {
        if (control.isDisposed()) {
            return;
        }
        control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                List<Font> before = forget();
                changed.run();
                before.forEach(Font::dispose);
            }
        });
    }

    /** The fonts that were made until now. */
    private List<Font> forget() {
        List<Font> before = own;
        own = new ArrayList<>();
        colours.clear();
        plain = null;
        bold = null;
        mono = null;
        monoBold = null;
        return before;
    }

    /** The colour for that purpose. */
    public Color of(Tone tone) {
        return colours.computeIfAbsent(tone, this::colour);
    }

    private Color colour(Tone tone) {
        RGB rgb = now(tone);
        return rgb == null ? control.getForeground() : new Color(rgb);
    }

    /** The colour for that purpose, for something that is made now and does not live for long. */
    public static RGB now(Tone tone) {
        return UserLook.colour(tone, dark()).orElseGet(() -> ofTheme(tone));
    }

    /** The theme's own colour for that purpose, whatever the user has chosen. */
    public static RGB ofTheme(Tone tone) {
        return PlatformUI.getWorkbench()
                .getThemeManager()
                .getCurrentTheme()
                .getColorRegistry()
                .getRGB(tone.id());
    }

    /** Whether the theme of the moment has light letters on dark ground. */
    public static boolean dark() {
        RGB ground = ofTheme(Tone.PANE);
        return ground != null && Contrast.light(ground) < 0.2;
    }

    /** The colour of a layer's lane, calls and log lines. */
    public Color of(Layer layer) {
        return of(
                switch (layer) {
                    case DRIVER -> Tone.DRIVER;
                    case GUEST -> Tone.GUEST;
                    case QEMU -> Tone.QEMU;
                    case XEN -> Tone.XEN;
                });
    }

    /** Gives a table its colours. */
    public void colour(Table table) {
        colour((Composite) table);
        table.setHeaderBackground(of(Tone.HEAD));
        table.setHeaderForeground(of(Tone.TEXT));
    }

    /** Gives a tree its colours. */
    public void colour(Tree tree) {
        colour((Composite) tree);
        tree.setHeaderBackground(of(Tone.HEAD));
        tree.setHeaderForeground(of(Tone.TEXT));
    }

    private void colour(Composite pane) {
        pane.setBackground(of(Tone.PANE));
        pane.setForeground(of(Tone.TEXT));
    }

    /** The font for sentences. */
    public Font plain() {
        if (plain == null) {
            plain = UserLook.font(UserLook.TEXT_FONT).map(this::made).orElseGet(JFaceResources::getDefaultFont);
        }
        return plain;
    }

    /** The font for what must be seen first. */
    public Font bold() {
        if (bold == null) {
            bold = emphasized(plain());
        }
        return bold;
    }

    /** The font for calls, numbers and words of memory. */
    public Font mono() {
        if (mono == null) {
            mono = UserLook.font(UserLook.FIXED_FONT).map(this::made).orElseGet(JFaceResources::getTextFont);
        }
        return mono;
    }

    /** {@link #mono()}, bold. */
    public Font monoBold() {
        if (monoBold == null) {
            monoBold = emphasized(mono());
        }
        return monoBold;
    }

    private Font emphasized(Font font) {
        FontData[] data = font.getFontData();
        for (FontData one : data) {
            one.setStyle(one.getStyle() | SWT.BOLD);
        }
        return made(data);
    }

    private Font made(FontData[] data) {
        Font font = new Font(control.getDisplay(), data);
        own.add(font);
        return font;
    }
}
