using System.Globalization;
using System.Xml.Linq;
using Robotics.Sim.Libero.Bddl;

namespace Robotics.Sim.Libero.Composition;

/// <summary>The scene's own file with the edits that its class makes: textures, table, cameras, markers of the workspace's regions.</summary>
internal static class Arena
{
    private const double MarkerHalfHeight = 0.007;

    public static void Edit(SourceModel arena, SceneClass scene, BddlProblem problem)
    {
        ReplaceTexture(arena, "texplane", scene.FloorTexture);
        ReplaceTexture(arena, "tex-wall", scene.WallTexture);
        if (scene.TableFriction is { } friction) BuildTable(arena, friction);
        foreach (CameraPlacement camera in scene.Cameras) Place(arena, camera);
        XElement carrier = Named(arena.Worldbody, "body", scene.RegionBody);
        foreach (BddlRegion region in problem.Regions)
        {
            if (IsOfWorkspace(region.Key, scene) && region.Rectangle is { } r) carrier.Add(Marker(region, r, scene.RegionOffset));
        }
    }

    /// <summary>Whether a region is one of the workspace: the original looks for the workspace's name anywhere in the key.</summary>
    public static bool IsOfWorkspace(string key, SceneClass scene) => key.Contains(scene.Workspace, StringComparison.Ordinal);

    private static void ReplaceTexture(SourceModel arena, string name, string file)
    {
        foreach (XElement texture in arena.Section("asset").Elements("texture").Where(t => (string?)t.Attribute("name") == name))
        {
            string path = (string?)texture.Attribute("file") ?? string.Empty;
            texture.SetAttributeValue("file", Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, file));
        }
    }

    private static void BuildTable(SourceModel arena, string friction)
    {
        XElement table = Named(arena.Worldbody, "body", "table");
        table.SetAttributeValue("pos", "0 0 0.875");
        foreach (string name in new[] { "table_collision", "table_visual" }) Named(table, "geom", name).SetAttributeValue("size", "0.5 0.6 0.025");
        Named(table, "geom", "table_collision").SetAttributeValue("friction", friction);
        Named(table, "site", "table_top").SetAttributeValue("pos", "0 0 0.025");
        string[] corners = ["0.4 0.5", "-0.4 0.5", "-0.4 -0.5", "0.4 -0.5"];
        for (int leg = 0; leg < corners.Length; leg++)
        {
            XElement cylinder = Named(table, "geom", string.Create(CultureInfo.InvariantCulture, $"table_leg{leg + 1}_visual"));
            cylinder.SetAttributeValue("pos", $"{corners[leg]} -0.4375");
            cylinder.SetAttributeValue("size", "0.025 0.4375");
        }
    }

    private static void Place(SourceModel arena, CameraPlacement placement)
    {
        XElement? camera = arena.Worldbody.Elements("camera").FirstOrDefault(c => (string?)c.Attribute("name") == placement.Name);
        if (camera is null)
        {
            camera = new XElement("camera", new XAttribute("mode", "fixed"), new XAttribute("name", placement.Name));
            arena.Worldbody.Add(camera);
        }

        camera.SetAttributeValue("pos", placement.Position);
        camera.SetAttributeValue("quat", placement.Quaternion);
    }

    private static XElement Marker(BddlRegion region, (double X0, double Y0, double X1, double Y1) r, Vec3 offset) => new(
        "site",
        new XAttribute("name", region.Key),
        new XAttribute("type", "box"),
        new XAttribute("quat", "1 0 0 0"),
        new XAttribute("pos", Mjcf.Numbers(((r.X0 + r.X1) / 2) + offset.X, ((r.Y0 + r.Y1) / 2) + offset.Y, offset.Z)),
        new XAttribute("size", Mjcf.Numbers((r.X1 - r.X0) / 2, (r.Y1 - r.Y0) / 2, MarkerHalfHeight)),
        new XAttribute("rgba", Mjcf.Numbers(region.Rgba.Red, region.Rgba.Green, region.Rgba.Blue, region.Rgba.Alpha)));

    private static XElement Named(XElement below, string tag, string name) =>
        below.Descendants(tag).FirstOrDefault(e => (string?)e.Attribute("name") == name)
        ?? throw new RoboticsException(ErrorCode.MalformedFile, $"The scene's file has no {tag} '{name}'.");
}
