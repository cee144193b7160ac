using System.Xml.Linq;

namespace Robotics.Sim.Libero.Composition;

/// <summary>
/// A scene without what only pictures need and without sensors, which nobody reads, and with room for the contacts of a usual episode. Nothing that is left out has mass or collides, so things
/// move as in the whole scene, bit for bit. Bodies, joints and sites keep their ids, geoms do not. Compiles, copies and makes its data many times faster.
/// </summary>
internal static class PhysicsOnly
{
    /// <summary>Contacts and constraints that fit: the recorded episodes had up to 226 and 687.</summary>
    private const int Room = 1500;

    /// <summary>Leaves out geoms that nothing collides with, textures, materials, and meshes that are then not used.</summary>
    public static SceneModel Of(SceneModel scene)
    {
        XElement root = XElement.Parse(scene.Xml);
        root.Descendants("geom").Where(IsPicture).ToList().ForEach(geom => geom.Remove());
        root.Descendants().Attributes("material").Remove();
        root.Element("sensor")?.Remove();
        root.Element("size")!.SetAttributeValue("nconmax", Room);
        root.Element("size")!.SetAttributeValue("njmax", Room);
        XElement assets = root.Element("asset")!;
        HashSet<string> used = [.. root.Descendants("geom").Attributes("mesh").Select(mesh => mesh.Value)];
        assets.Elements().Where(asset => asset.Name != "mesh" || !used.Contains((string)asset.Attribute("name")!)).ToList().ForEach(asset => asset.Remove());
        HashSet<string> files = [.. assets.Elements().Attributes("file").Select(file => file.Value)];
        return scene with
        {
            Xml = root.ToString(SaveOptions.DisableFormatting),
            Files = scene.Files.Only(files),
        };
    }

    private static bool IsPicture(XElement geom) =>
        !ObjectModel.IsCollision(geom) && (string?)geom.Attribute("contype") == "0" && (string?)geom.Attribute("conaffinity") == "0";
}
