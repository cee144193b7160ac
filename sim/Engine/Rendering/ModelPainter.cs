using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine.Rendering;

/// <summary>One model uploaded to one OpenGL context, and what draws it. Used on the thread of that context only.</summary>
internal sealed unsafe class ModelPainter : IDisposable
{
    /// <summary>More than MuJoCo's mjvPerturb has had in any version; it stays empty.</summary>
    private const int PerturbationBytes = 1024;

    private readonly LayoutTable layout;
    private readonly NativeStruct context;
    private readonly NativeStruct scene;
    private readonly NativeStruct option;
    private readonly NativeStruct camera;
    private readonly byte* perturbation;
    private readonly RendererSettings settings;
    private byte[] colours = [];

    public ModelPainter(MujocoModel model, RendererSettings settings)
    {
        this.settings = settings;
        layout = model.Layout;
        context = Allocate("mjrContext");
        scene = Allocate("mjvScene");
        option = Allocate("mjvOption");
        camera = Allocate("mjvCamera");
        perturbation = (byte*)NativeMemory.AllocZeroed(PerturbationBytes);
        NativeRendering.mjv_defaultPerturb(perturbation);
        NativeRendering.mjv_defaultScene(scene.Address);
        NativeRendering.mjv_makeScene(model.Address, scene.Address, settings.MaxGeoms);
        NativeRendering.mjr_defaultContext(context.Address);
        MakeContext(model);
    }

    /// <summary>Whether the framebuffer is large enough.</summary>
    public bool Holds(View view) => view.Width <= context.Field<int>("offWidth") && view.Height <= context.Field<int>("offHeight");

    public void Paint(MujocoData data, View view, RenderOptions options, PictureBuffers to)
    {
        Aim(view);
        Choose(options);
        NativeRendering.mjv_updateScene(
            data.Model.Address, data.Address, option.Address, perturbation, camera.Address, layout.Enumerator("mjCAT_ALL"), scene.Address);
        if (options.SkipUnseen && view.Camera >= 0) SkipUnseen(data, view);
        NativeRendering.mjr_setBuffer(layout.Enumerator("mjFB_OFFSCREEN"), context.Address);
        NativeRendering.Viewport viewport = new(0, 0, view.Width, view.Height);
        bool topDown = options.Rows == RowOrder.TopDown;

        if (!to.Rgb.IsEmpty || !to.Depth.IsEmpty)
        {
            Draw(viewport, options, segmented: false);
            fixed (byte* rgb = to.Rgb)
            fixed (float* depth = to.Depth)
            {
                NativeRendering.mjr_readPixels(rgb, depth, viewport, context.Address);
            }

            ToMetres(to.Depth, data.Model.Visual);
            if (topDown) Flip(to.Rgb, view.Height);
            if (topDown) Flip(to.Depth, view.Height);
        }

        if (to.GeomIds.IsEmpty) return;
        Draw(viewport, options, segmented: true);
        if (colours.Length < 3 * to.GeomIds.Length) colours = new byte[3 * to.GeomIds.Length];
        fixed (byte* rgb = colours) NativeRendering.mjr_readPixels(rgb, null, viewport, context.Address);
        ToGeoms(colours, to.GeomIds);
        if (topDown) Flip(to.GeomIds, view.Height);
    }

    public void Dispose()
    {
        NativeRendering.mjr_freeContext(context.Address);
        NativeRendering.mjv_freeScene(scene.Address);
        NativeMemory.Free(context.Address);
        NativeMemory.Free(scene.Address);
        NativeMemory.Free(option.Address);
        NativeMemory.Free(camera.Address);
        NativeMemory.Free(perturbation);
    }

    // The buffers' sizes are read from the model, which others may be using too: it gets its own values back.
    private void MakeContext(MujocoModel model)
    {
        VisualSettings visual = model.Visual;
        lock (model.PictureLock)
        {
            (int, int, int, int) own = (visual.OffscreenWidth, visual.OffscreenHeight, visual.OffscreenSamples, visual.ShadowMapSize);
            (visual.OffscreenWidth, visual.OffscreenHeight) = (settings.Width, settings.Height);
            (visual.OffscreenSamples, visual.ShadowMapSize) = (settings.Samples, settings.ShadowMapSize);
            NativeRendering.mjr_makeContext(model.Address, context.Address, layout.Enumerator("mjFONTSCALE_100"));
            (visual.OffscreenWidth, visual.OffscreenHeight, visual.OffscreenSamples, visual.ShadowMapSize) = own;
        }
    }

    private void Aim(View view)
    {
        NativeRendering.mjv_defaultCamera(camera.Address);
        camera.Field<int>("type") = layout.Enumerator(view.Camera >= 0 ? "mjCAMERA_FIXED" : "mjCAMERA_FREE");
        camera.Field<int>("fixedcamid") = view.Camera;
        if (view.Camera >= 0) return;
        Span<double> lookAt = camera.Fields<double>("lookat");
        (lookAt[0], lookAt[1], lookAt[2]) = (view.LookAt.X, view.LookAt.Y, view.LookAt.Z);
        camera.Field<double>("distance") = view.Distance;
        camera.Field<double>("azimuth") = view.AzimuthDegrees;
        camera.Field<double>("elevation") = view.ElevationDegrees;
    }

    private void Choose(RenderOptions options)
    {
        NativeRendering.mjv_defaultOption(option.Address);
        Show(option.Fields<byte>("geomgroup"), options.GeomGroups);
        Show(option.Fields<byte>("sitegroup"), options.SiteGroups);
    }

    private static void Show(Span<byte> groups, ImmutableArray<int> shown)
    {
        groups.Clear();
        foreach (int group in shown)
        {
            if ((uint)group >= (uint)groups.Length) throw RoboticsException.Invalid("A group that is shown", group, $"0 to {groups.Length - 1}");
            groups[group] = 1;
        }
    }

    /// <summary>Takes the geoms out of the scene whose bounding sphere is outside the camera's pyramid.</summary>
    private void SkipUnseen(MujocoData data, View view)
    {
        MujocoModel model = data.Model;
        Pose X_CW = data.CameraPose(view.Camera).Inverse();
        double slopeY = Math.Tan(model.CameraFieldOfView[view.Camera] * Math.PI / 360), slopeX = slopeY * view.Width / view.Height;
        byte* shapes = (byte*)scene.Field<nint>("geoms");
        ref int count = ref scene.Field<int>("ngeom");
        int stride = layout.SizeOf("mjvGeom"), geomKind = layout.Number(ModelObject.Geom);
        int kind = layout.Field("mjvGeom.objtype").Offset, id = layout.Field("mjvGeom.objid").Offset;
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            byte* at = shapes + ((nint)i * stride);
            if (*(int*)(at + kind) == geomKind && IsOutside(X_CW * PoseLayout.ReadVector(data.GeomXpos, *(int*)(at + id)), model.GeomBoundingRadius[*(int*)(at + id)], slopeX, slopeY)) continue;
            if (kept != i) NativeMemory.Copy(at, shapes + ((nint)kept * stride), (nuint)stride);
            kept++;
        }

        count = kept;
    }

    /// <summary>Whether a sphere is outside the pyramid of a camera that looks along −z. One of radius 0 is an endless plane.</summary>
    private static bool IsOutside(Vec3 centre, double radius, double slopeX, double slopeY)
    {
        if (radius <= 0) return false;
        double depth = -centre.Z;
        return depth < -radius
            || Math.Abs(centre.X) - (depth * slopeX) > radius * Math.Sqrt(1 + (slopeX * slopeX))
            || Math.Abs(centre.Y) - (depth * slopeY) > radius * Math.Sqrt(1 + (slopeY * slopeY));
    }

    private void Draw(NativeRendering.Viewport viewport, RenderOptions options, bool segmented)
    {
        Span<byte> flags = scene.Fields<byte>("flags");
        Set(flags, "mjRND_SHADOW", options.Shadows && settings.ShadowMapSize > 0);
        Set(flags, "mjRND_REFLECTION", options.Reflections);
        Set(flags, "mjRND_SKYBOX", options.Skybox);
        Set(flags, "mjRND_SEGMENT", segmented);
        Set(flags, "mjRND_IDCOLOR", segmented);
        NativeRendering.mjr_render(viewport, scene.Address, context.Address);
    }

    private void Set(Span<byte> flags, string name, bool on) => flags[layout.Enumerator(name)] = on ? (byte)1 : (byte)0;

    private static void ToMetres(Span<float> depth, VisualSettings visual)
    {
        double near = visual.Near * visual.Extent;
        double ratio = 1 - (visual.Near / (double)visual.Far);
        foreach (ref float z in depth) z = (float)(near / (1 - (z * ratio)));
    }

    // A pixel's colour is the number of a shape of the scene, plus one.
    private void ToGeoms(ReadOnlySpan<byte> rgb, Span<int> geoms)
    {
        byte* shapes = (byte*)scene.Field<nint>("geoms");
        int count = scene.Field<int>("ngeom"), stride = layout.SizeOf("mjvGeom"), geomKind = layout.Number(ModelObject.Geom);
        int kind = layout.Field("mjvGeom.objtype").Offset, id = layout.Field("mjvGeom.objid").Offset;
        for (int i = 0; i < geoms.Length; i++)
        {
            int shape = (rgb[3 * i] | (rgb[(3 * i) + 1] << 8) | (rgb[(3 * i) + 2] << 16)) - 1;
            byte* at = shapes + ((nint)shape * stride);
            geoms[i] = shape >= 0 && shape < count && *(int*)(at + kind) == geomKind ? *(int*)(at + id) : -1;
        }
    }

    private static void Flip<T>(Span<T> picture, int rows)
        where T : unmanaged
    {
        int row = picture.Length / rows;
        Span<T> kept = row * sizeof(T) <= 32768 ? stackalloc T[row] : new T[row];
        for (int top = 0, bottom = rows - 1; top < bottom; top++, bottom--)
        {
            Span<T> a = picture.Slice(top * row, row), b = picture.Slice(bottom * row, row);
            a.CopyTo(kept);
            b.CopyTo(a);
            kept.CopyTo(b);
        }
    }

    private NativeStruct Allocate(string type) => new((byte*)NativeMemory.AllocZeroed((nuint)layout.SizeOf(type)), type, layout);
}
