package org.pirqscope.ui.theme;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.IThemeManager;
import org.pirqscope.machine.call.Layer;

/** The colours and fonts of the theme of the moment, as one control sees them. */
public final class ThemePalette {

    private final Control control;
    private final IThemeManager themes = PlatformUI.getWorkbench().getThemeManager();
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
        control.addDisposeListener(gone -> {
            themes.removePropertyChangeListener(listener);
            JFaceResources.getFontRegistry().removeListener(listener);
            disposeFonts();
        });
    }

    private void later(Runnable changed) {
        if (control.isDisposed()) {
            return;
        }
        control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                disposeFonts();
                changed.run();
            }
        });
    }

    private void disposeFonts() {
        for (Font font : new Font[] {bold, monoBold}) {
            if (font != null) {
                font.dispose();
            }
        }
        bold = null;
        mono = null;
        monoBold = null;
    }

    /** The colour for that purpose. */
    public Color of(Tone tone) {
        ColorRegistry colors = themes.getCurrentTheme().getColorRegistry();
        Color color = colors.get(tone.id());
        return color != null ? color : control.getForeground();
    }

    /** The colour for that purpose, for something that is made now and does not live for long. */
    public static RGB now(Tone tone) {
        return PlatformUI.getWorkbench()
                .getThemeManager()
                .getCurrentTheme()
                .getColorRegistry()
                .getRGB(tone.id());
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

    /** The font for sentences. */
    public Font plain() {
        return JFaceResources.getDefaultFont();
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
            mono = JFaceResources.getTextFont();
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
            one.setStyle(one.getStyle() | org.eclipse.swt.SWT.BOLD);
        }
        return new Font(control.getDisplay(), data);
    }
}
