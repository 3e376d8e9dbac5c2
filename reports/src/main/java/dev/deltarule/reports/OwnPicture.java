package dev.deltarule.reports;

import dev.deltarule.reports.charts.Picture;

/** A picture that the user adds to a report. */
record OwnPicture(String heading, String caption, Picture picture) {
    String html() {
        return "<p class=\"quiet\">" + Html.text(caption) + "</p>\n<img class=\"own\" alt=\"" + Html.text(caption)
                + "\" src=\"" + picture.dataUri() + "\">\n";
    }
}
