package org.pirqscope.diagram.export;

import java.util.Map;
import java.util.Optional;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.diagram.mail.MailOptions;

/**
 * Everything that decides the bytes of an export, besides the run.
 *
 * @param touched draw only what touches this
 * @param lanes by lane id; a lane that is not named is shown
 * @param mail for {@link ExportFormat#TEXT}
 * @param dark pictures in the dark palette
 * @param scale pixels for one logical unit of a PNG
 * @param slide which one is written where a format holds one, from 1 on
 * @param remarks by step number: what was found out of the run and is to be told
 */
public record Choice(
        ExportFormat format,
        RunPart part,
        Optional<Touched> touched,
        Map<String, LaneMode> lanes,
        MailOptions mail,
        boolean dark,
        double scale,
        int slide,
        Map<Integer, StepRemark> remarks) {

    /** The text that a reviewer pastes. */
    public static final Choice MAIL = new Choice(
            ExportFormat.TEXT,
            new RunPart.Usual(),
            Optional.empty(),
            Map.of(),
            MailOptions.DEFAULT,
            false,
            1,
            1,
            Map.of());

    public Choice {
        lanes = Map.copyOf(lanes);
        remarks = Map.copyOf(remarks);
        if (!(scale >= 0.1 && scale <= 16)) {
            throw new IllegalArgumentException("a scale is 0.1 to 16, not " + scale);
        }
        if (slide < 1) {
            throw new IllegalArgumentException("slides are numbered from 1 on, not " + slide);
        }
    }

    public Choice withFormat(ExportFormat next) {
        return new Choice(next, part, touched, lanes, mail, dark, scale, slide, remarks);
    }

    public Choice withPart(RunPart next) {
        return new Choice(format, next, touched, lanes, mail, dark, scale, slide, remarks);
    }

    public Choice withTouched(Touched only) {
        return new Choice(format, part, Optional.of(only), lanes, mail, dark, scale, slide, remarks);
    }

    public Choice withLanes(Map<String, LaneMode> next) {
        return new Choice(format, part, touched, next, mail, dark, scale, slide, remarks);
    }

    public Choice withMail(MailOptions next) {
        return new Choice(format, part, touched, lanes, next, dark, scale, slide, remarks);
    }

    public Choice withDark(boolean wanted) {
        return new Choice(format, part, touched, lanes, mail, wanted, scale, slide, remarks);
    }

    public Choice withScale(double next) {
        return new Choice(format, part, touched, lanes, mail, dark, next, slide, remarks);
    }

    public Choice withRemarks(Map<Integer, StepRemark> next) {
        return new Choice(format, part, touched, lanes, mail, dark, scale, slide, next);
    }

    public Choice withSlide(int number) {
        return new Choice(format, part, touched, lanes, mail, dark, scale, number, remarks);
    }
}
