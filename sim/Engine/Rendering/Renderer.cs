namespace Robotics.Sim.Engine.Rendering;

/// <summary>Draws simulations without a display. Any thread may ask; each renderer has one OpenGL context and one thread for its life.</summary>
/// <remarks>
/// While a picture is drawn its simulation must not be stepped: the caller waits. Making the first picture of a process costs 0.2 s,
/// of another model some milliseconds. A renderer in each worker lets pictures be drawn in parallel.
/// </remarks>
public sealed unsafe class Renderer : IDisposable
{
    private readonly RenderThread thread = new();
    private readonly RendererSettings settings;

    /// <summary>The models that are uploaded; the one drawn last comes last.</summary>
    private readonly List<(MujocoModel Model, ModelPainter Painter)> painters = [];

    private EglContext? context;
    private bool disposed;

    /// <exception cref="RoboticsException"><see cref="ErrorCode.MissingDependency"/>: there is no OpenGL, naming the packages; or no MuJoCo.</exception>
    public Renderer(RendererSettings settings)
    {
        CheckRange(settings);
        this.settings = settings;
        MujocoEngine.Start();
        try
        {
            thread.Run(() => context = new EglContext());
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }

    /// <summary>What draws: a graphics card, or Mesa's "llvmpipe" in software.</summary>
    public string DeviceName => context!.DeviceName;

    /// <summary>Draws the simulation as its last forward pass left it.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.InvalidArgument"/>: a buffer of the wrong length, an unknown camera or group; <see cref="ErrorCode.Engine"/>.</exception>
    public void Render(MujocoData data, View view, RenderOptions options, PictureBuffers to)
    {
        int pixels = view.Width * view.Height;
        CheckLength("colours", to.Rgb.Length, 3 * pixels);
        CheckLength("depths", to.Depth.Length, pixels);
        CheckLength("geoms", to.GeomIds.Length, pixels);
        if (view.Camera >= data.Model.CameraCount) throw RoboticsException.Invalid("The camera", view.Camera, $"-1 (free) to {data.Model.CameraCount - 1}");

        fixed (byte* rgb = to.Rgb)
        fixed (float* depth = to.Depth)
        fixed (int* geoms = to.GeomIds)
        {
            // Spans cannot go to another thread; their memory stays pinned here until the picture is drawn.
            (nint Rgb, nint Depth, nint Geoms) at = ((nint)rgb, (nint)depth, (nint)geoms);
            thread.Run(() => PainterOf(data.Model, view).Paint(data, view, options, new PictureBuffers
            {
                Rgb = at.Rgb == 0 ? default : new Span<byte>((void*)at.Rgb, 3 * pixels),
                Depth = at.Depth == 0 ? default : new Span<float>((void*)at.Depth, pixels),
                GeomIds = at.Geoms == 0 ? default : new Span<int>((void*)at.Geoms, pixels),
            }));
        }
    }

    /// <summary>Frees what was uploaded of a model: before its meshes or textures are changed, or when it is not drawn any more.</summary>
    public void Forget(MujocoModel model) => thread.Run(() =>
    {
        int index = painters.FindIndex(p => ReferenceEquals(p.Model, model));
        if (index >= 0) Drop(index);
    });

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        try
        {
            thread.Run(() =>
            {
                while (painters.Count > 0) Drop(0);
                context!.Dispose();
            });
        }
        catch (RoboticsException)
        {
            // The thread was lost to a fatal error, and with it its context.
        }

        thread.Dispose();
    }

    private static void CheckRange(RendererSettings settings)
    {
        if (settings is { Width: >= 1 and <= 8192, Height: >= 1 and <= 8192, Samples: >= 0 and <= 16, ShadowMapSize: >= 0 and <= 16384 }
            and { MaxGeoms: >= 1, CachedModels: >= 1 }) return;
        throw RoboticsException.Invalid(
            "The renderer's settings", settings, "width and height 1 to 8192, samples 0 to 16, shadow map 0 to 16384, geoms and models at least 1");
    }

    private static void CheckLength(string what, int length, int needed)
    {
        if (length != 0 && length != needed) throw RoboticsException.Invalid($"The length of the buffer of {what}", length, $"0 or {needed}");
    }

    private ModelPainter PainterOf(MujocoModel model, View view)
    {
        int index = painters.FindIndex(p => ReferenceEquals(p.Model, model));
        if (index >= 0 && painters[index].Painter.Holds(view))
        {
            (MujocoModel, ModelPainter Painter) known = painters[index];
            painters.RemoveAt(index);
            painters.Add(known);
            return known.Painter;
        }

        if (index >= 0) Drop(index);
        while (painters.Count >= settings.CachedModels) Drop(0);
        ModelPainter painter = new(model, settings with { Width = Math.Max(settings.Width, view.Width), Height = Math.Max(settings.Height, view.Height) });
        painters.Add((model, painter));
        return painter;
    }

    private void Drop(int index)
    {
        painters[index].Painter.Dispose();
        painters.RemoveAt(index);
    }
}
