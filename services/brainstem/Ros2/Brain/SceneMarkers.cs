using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Messages.VisualizationMsgs;

namespace Robotics.Brainstem.Ros2.Brain;

/// <summary>A scene graph as markers: each object's parts, and its name above it.</summary>
internal static class SceneMarkers
{
    private const float Opacity = 0.6f;
    private const double LabelHeight = 0.03;

    public static MarkerArray Of(SceneGraph scene, Header header)
    {
        List<Marker> markers = [new Marker { Header = header, Action = Marker.DELETEALL }];
        foreach (SceneObject thing in scene.Objects)
        {
            ColorRGBA color = new() { R = thing.HeldBy is null ? 0.3f : 0.9f, G = 0.6f, B = 0.9f, A = Opacity * (float)thing.Confidence };
            foreach (ConvexPart part in thing.Description.Parts) markers.Add(Shape(part.Shape, thing.PartPose(part), header, color));
            Box bounds = thing.Bounds();
            Vec3 above = new(thing.Pose.Position.X, thing.Pose.Position.Y, bounds.Max.Z + LabelHeight);
            markers.Add(new Marker
            {
                Type = Marker.TEXT_VIEW_FACING,
                Text = thing.Description.Names.FirstOrDefault(thing.Id),
                Pose = new Core.Geometry.Pose(above, Rotation.Identity).ToMessage(),
                Scale = new() { Z = LabelHeight },
                Color = new() { R = 1, G = 1, B = 1, A = 1 },
            });
        }

        for (int i = 0; i < markers.Count; i++) (markers[i].Id, markers[i].Ns, markers[i].Header) = (i, "scene", header);
        return new() { Markers = [.. markers] };
    }

    private static Marker Shape(ConvexShape shape, Core.Geometry.Pose pose, Header header, ColorRGBA color)
    {
        (int type, Vec3 size) = shape.Kind switch
        {
            ShapeKind.Sphere => (Marker.SPHERE, 2 * new Vec3(shape.Size.X, shape.Size.X, shape.Size.X)),
            ShapeKind.Ellipsoid => (Marker.SPHERE, 2 * shape.Size),
            ShapeKind.Cylinder => (Marker.CYLINDER, 2 * new Vec3(shape.Size.X, shape.Size.X, shape.Size.Z)),
            ShapeKind.Capsule => (Marker.CYLINDER, 2 * new Vec3(shape.Size.X, shape.Size.X, shape.Size.Z + shape.Size.X)),
            _ => (Marker.CUBE, 2 * shape.Size),
        };
        return new Marker { Header = header, Type = type, Pose = pose.ToMessage(), Scale = new() { X = size.X, Y = size.Y, Z = size.Z }, Color = color };
    }
}
