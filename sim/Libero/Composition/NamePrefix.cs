using System.Xml.Linq;

namespace Robotics.Sim.Libero.Composition;

/// <summary>Makes the names of a model unique by a prefix, in the elements and in all references to them.</summary>
internal static class NamePrefix
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "name", "class", "childclass", "objname", "material", "texture", "joint", "joint1", "joint2", "jointinparent", "geom", "geom1", "geom2",
        "mesh", "fixed", "actuator", "tendon", "tendon1", "tendon2", "slidesite", "cranksite", "body", "body1", "body2", "hfield", "target", "prefix", "site",
    };

    /// <summary>Prefixes every name below an element, the element included. A name that begins with the prefix already stays, as in the original.</summary>
    public static void Add(XElement root, string prefix)
    {
        foreach (XAttribute attribute in root.DescendantsAndSelf().Attributes())
        {
            if (Attributes.Contains(attribute.Name.LocalName) && !attribute.Value.StartsWith(prefix, StringComparison.Ordinal))
                attribute.Value = prefix + attribute.Value;
        }
    }
}
