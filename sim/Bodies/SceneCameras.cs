using Robotics.Sim.Engine;
using Robotics.Sim.Engine.Rendering;

namespace Robotics.Sim.Bodies;

/// <summary>The cameras of a simulated body. The drawing context is one for the process: it takes long to make, and drawings of all simulations share it.</summary>
internal sealed class SceneCameras
{
    private static readonly Lazy<Renderer> Shared = new(() => new Renderer(new RendererSettings(640, 480, 4, 2048)));

    private static readonly Lazy<Renderer> SharedFast = new(() => new Renderer(RendererSettings.Fast));

    private readonly BodyDescription body;
    private readonly int[] objectOfBody;

    /// <param name="model">The compiled scene, or one with the same bodies.</param>
    /// <param name="body">Its cameras and objects.</param>
    /// <param name="bodies">The model's body of each object, in the description's order.</param>
    public SceneCameras(MujocoModel model, BodyDescription body, ImmutableArray<int> bodies)
    {
        this.body = body;
        objectOfBody = [.. Enumerable.Range(0, model.BodyCount).Select(part => ObjectOf(model, part, bodies))];
    }

    /// <summary>What is shown, and how.</summary>
    public RenderOptions Options { get; init; } = RenderOptions.Default;

    /// <summary>Whether the drawing context without shadows and multisampling is used.</summary>
    public bool Fast { get; init; }

    /// <summary>Largest side of a picture that is drawn so whatever <see cref="Fast"/> says, pixels: such pictures are for policies, which ask for many.</summary>
    public int FastUpTo { get; init; }

    /// <summary>Whether pictures are mirrored left to right.</summary>
    public bool Flipped { get; init; }

    /// <summary>Frees what was uploaded of a model that is about to be disposed.</summary>
    public static void Forget(MujocoModel model)
    {
        foreach (Lazy<Renderer> renderer in new[] { Shared, SharedFast })
        {
            if (renderer.IsValueCreated) renderer.Value.Forget(model);
        }
    }

    /// <exception cref="RoboticsException">UnknownName: no such camera; InvalidArgument: a size below 1; MissingDependency: nothing here can render.</exception>
    public CameraFrame Capture(MujocoData data, CameraRequest request, TimeSpan time)
    {
        CameraDescription camera = body.Cameras.FirstOrDefault(c => c.Name == request.Camera)
            ?? throw RoboticsException.Unknown("camera", request.Camera, body.Cameras.Select(c => c.Name));
        if (request.Width < 1 || request.Height < 1)
            throw RoboticsException.Invalid("The size of a picture", $"{request.Width}x{request.Height}", "1 pixel or more each way");
        int id = data.Model.CameraId(camera.Name);
        int pixels = request.Width * request.Height;
        byte[] rgb = new byte[3 * pixels];
        float[] depth = new float[request.Depth ? pixels : 0];
        int[] objects = new int[request.Segmentation ? pixels : 0];
        bool fast = Fast || Math.Max(request.Width, request.Height) <= FastUpTo;
        (fast ? SharedFast : Shared).Value.Render(
            data, View.Through(id, request.Width, request.Height), Options, new PictureBuffers { Rgb = rgb, Depth = depth, GeomIds = objects });
        for (int i = 0; i < objects.Length; i++) objects[i] = objects[i] < 0 ? -1 : objectOfBody[data.Model.GeomBody[objects[i]]];
        if (Flipped)
        {
            Mirror(rgb, 3 * request.Width, 3);
            Mirror(depth, request.Width, 1);
            Mirror(objects, request.Width, 1);
        }

        return new CameraFrame
        {
            Camera = camera.Name,
            Width = request.Width,
            Height = request.Height,
            Rgb = rgb,
            Depth = depth,
            Segmentation = objects,
            FocalLength = request.Height / 2.0 / Math.Tan(camera.VerticalFovRad / 2),

            // MuJoCo's camera looks along -z with y up; the optical frame has z forward and y down.
            CameraInWorld = data.CameraPose(id) * new Pose(Vec3.Zero, Rotation.FromAxisAngle(Vec3.UnitX, Math.PI)),
            Time = time,
        };
    }

    /// <summary>The object that a body is, or is a part of; −1 for anything else.</summary>
    private static int ObjectOf(MujocoModel model, int body, ImmutableArray<int> bodies)
    {
        for (int at = body; ; at = model.BodyParent[at])
        {
            int index = bodies.IndexOf(at);
            if (index >= 0 || at == 0) return index;
        }
    }

    private static void Mirror<T>(Span<T> picture, int rowLength, int pixelLength)
    {
        for (int row = 0; row < picture.Length; row += rowLength)
        {
            Span<T> line = picture.Slice(row, rowLength);
            line.Reverse();
            for (int pixel = 0; pixelLength > 1 && pixel < rowLength; pixel += pixelLength) line.Slice(pixel, pixelLength).Reverse();
        }
    }
}
