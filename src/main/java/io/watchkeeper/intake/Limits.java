package io.watchkeeper.intake;

/**
 * How much one post may bring.
 *
 * @param bodyBytes of the body, unpacked
 * @param ownMembers in a post of our own formats
 * @param foreignMembers in a post of another system's format
 * @param labels per member; as many annotations
 * @param labelName in UTF-16 units
 * @param labelValue in UTF-16 units; longer prose, such as a description, is shortened to it
 * @param depth of nesting inside one member
 */
public record Limits(
        int bodyBytes, int ownMembers, int foreignMembers, int labels, int labelName, int labelValue, int depth) {}
