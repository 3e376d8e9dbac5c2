/** The annotations in which a network is declared. */
module dev.deltarule.annotations {
    exports dev.deltarule;
}
