using Robotics.Training.Graphs;

namespace Robotics.Training.Networks;

/// <summary>
/// Pictures to the positions of the objects that it knows. Each camera's features become one map an object (a spatial softmax: Levine et al. 2016), whose
/// mean is a ray. A small network says how high the object is and which camera to believe; where the rays of the calibrated cameras are at that height is its position.
/// </summary>
/// <param name="cameras">In the order of the pictures.</param>
/// <param name="objects">How many objects it knows.</param>
/// <param name="height">Height of the plane that rays are cut with, metres, world frame.</param>
internal sealed class VisionNetwork(ImmutableArray<CameraGeometry> cameras, int objects, double height)
{
    private const int Fine = 16, Coarse = 32, Features = 24, Hidden = 96, Block = 4;

    public Sight<T> See<T>(IGraph<T> g, T[] pictures, BodyInputs<T> body)
    {
        View<T>[] views = [.. cameras.Select((camera, i) => Look(g, camera, pictures[i], body))];
        View<T> a = views[0], b = views[1];
        T slope = g.Subtract(a.Slope, b.Slope), gap = g.Multiply(g.Clamp(g.Subtract(b.Ground, a.Ground), -0.4f, 0.4f), b.Seen);
        T rise = g.Divide(
            Three(g, g.Sum(g.Multiply(gap, slope), 2), 1),
            g.Add(Three(g, g.Sum(g.Multiply(slope, slope), 2), 1), g.Constant([0.01f])));
        T zero = g.Multiply(g.Slice(a.Ground, 2, 0, 1), g.Constant([0f]));
        T hand = g.Reshape(HandHeading.Of(g, body.Axes), -1, 1, 2);
        T input = g.Join(
            2, Scaled(g, a.Ground, 5), a.Slope, Scaled(g, gap, 10), g.Multiply(b.Slope, b.Seen), Scaled(g, g.Clamp(rise, -0.1f, 0.5f), 10), a.Seen, b.Seen,
            a.Pooled, b.Pooled, g.Add(zero, Scaled(g, g.Reshape(body.Position, -1, 1, 3), 5)), g.Add(zero, Scaled(g, g.Reshape(body.Width, -1, 1, 1), 10)),
            g.Add(zero, hand), g.Add(zero, Names(g)));
        int length = 2 + 2 + 2 + 2 + 1 + 1 + 1 + (2 * Features) + 3 + 1 + 2 + objects;
        T hidden = g.Relu(g.Linear(g.Relu(g.Linear(input, "vision.fuse1", length, Hidden)), "vision.fuse2", Hidden, Hidden));
        T output = g.Linear(hidden, "vision.fuse3", Hidden, 8);
        T above = Scaled(g, g.Slice(output, 2, 0, 1), 0.1f), nearer = g.Multiply(g.Sigmoid(g.Slice(output, 2, 3, 4)), b.Seen);
        T fromA = g.Add(a.Ground, g.Multiply(a.Slope, above)), fromB = g.Add(b.Ground, g.Multiply(b.Slope, above));
        T level = g.Add(g.Add(fromA, g.Multiply(g.Subtract(fromB, fromA), nearer)), Scaled(g, g.Slice(output, 2, 1, 3), 0.1f));
        T headings = g.Add(g.Slice(output, 2, 4, 6), HandHeading.ToWorld(g, g.Slice(output, 2, 6, 8), g.Add(zero, hand)));
        return new Sight<T>(g.Join(2, level, g.Add(above, g.Constant([(float)height]))), headings, [a.Map, b.Map]);
    }

    private View<T> Look<T>(IGraph<T> g, CameraGeometry camera, T picture, BodyInputs<T> body)
    {
        string name = $"vision.{camera.Picture.Name}";
        T fine = g.Relu(g.Convolve(Gather(g, picture, 3, camera.Rows, camera.Columns), $"{name}.1", new ConvolutionShape(3 * Block, Fine, 3)));
        T coarse = g.Relu(g.Convolve(Gather(g, fine, Fine, camera.Rows / 2, camera.Columns / 2), $"{name}.2", new ConvolutionShape(Fine * Block, Coarse, 3)));
        coarse = g.Relu(g.Convolve(coarse, $"{name}.3", new ConvolutionShape(Coarse, Coarse, 3)));
        T both = g.Join(1, fine, Scatter(g, coarse, Coarse / Block, camera.Rows / 2, camera.Columns / 2));
        T x = g.Relu(g.Convolve(both, $"{name}.4", new ConvolutionShape(Fine + (Coarse / Block), Features, 3)));
        int places = camera.Columns * camera.Rows;
        T logits = g.Reshape(g.Convolve(x, $"{name}.map", new ConvolutionShape(Features, objects, 1)), -1, objects, places);
        T absent = g.Add(g.Multiply(g.Slice(logits, 2, 0, 1), g.Constant([0f])), g.Parameter($"{name}.absent", 1, objects, 1));
        T map = g.Softmax(g.Join(2, logits, absent), 2), here = g.Slice(map, 2, 0, places);
        T seen = Three(g, g.Sum(here, 2), 1), share = g.Divide(here, g.Add(seen, g.Constant([1e-3f])));
        T pooled = g.MatrixProduct(here, g.Transpose(g.Reshape(x, -1, Features, places), 0, 2, 1));
        T slopes = g.MatrixProduct(share, g.Constant(Slopes(camera), places, 2));
        T ones = g.Add(g.Multiply(seen, g.Constant([0f])), g.Constant([1f]));
        (T axes, T origin) = Place(g, camera, body);
        T ray = g.MatrixProduct(g.Join(2, slopes, ones), axes), down = g.Clamp(g.Slice(ray, 2, 2, 3), -10, -0.15f);
        T slope = g.Clamp(g.Divide(g.Slice(ray, 2, 0, 2), down), -4, 4);
        T ground = g.Add(g.Slice(origin, 2, 0, 2), g.Multiply(slope, g.Subtract(g.Constant([(float)height]), g.Slice(origin, 2, 2, 3))));
        return new View<T>(map, seen, pooled, g.Clamp(ground, -2, 2), slope);
    }

    /// <summary>Two by two places as channels of one: half as many rows and columns, four times the channels.</summary>
    private static T Gather<T>(IGraph<T> g, T x, int channels, int rows, int columns) =>
        g.Reshape(g.Transpose(g.Reshape(x, -1, channels, rows, 2, columns, 2), 0, 1, 3, 5, 2, 4), -1, channels * Block, rows, columns);

    /// <summary>The way back: twice as many rows and columns.</summary>
    private static T Scatter<T>(IGraph<T> g, T x, int channels, int rows, int columns) =>
        g.Reshape(g.Transpose(g.Reshape(x, -1, channels, 2, 2, rows, columns), 0, 1, 4, 2, 5, 3), -1, channels, 2 * rows, 2 * columns);

    /// <summary>The camera's axes as rows and its origin, world frame.</summary>
    private static (T Axes, T Origin) Place<T>(IGraph<T> g, CameraGeometry camera, BodyInputs<T> body)
    {
        Rotation r = camera.Mount.Rotation;
        Vec3 p = camera.Mount.Position;
        T axes = g.Constant(Rows(r.AxisX, r.AxisY, r.AxisZ), 1, 3, 3), origin = g.Constant([(float)p.X, (float)p.Y, (float)p.Z], 1, 1, 3);
        return camera.OnHand
            ? (g.MatrixProduct(axes, body.Axes), g.Add(g.MatrixProduct(origin, body.Axes), g.Reshape(body.Position, -1, 1, 3)))
            : (axes, origin);
    }

    private static float[] Rows(params ReadOnlySpan<Vec3> rows)
    {
        List<float> values = [];
        foreach (Vec3 row in rows) values.AddRange([(float)row.X, (float)row.Y, (float)row.Z]);
        return [.. values];
    }

    private static float[] Slopes(CameraGeometry camera)
    {
        float[] slopes = new float[2 * camera.Columns * camera.Rows];
        for (int i = 0; i < camera.Columns * camera.Rows; i++)
        {
            (double x, double y) = camera.Slope(i % camera.Columns, i / camera.Columns);
            (slopes[2 * i], slopes[(2 * i) + 1]) = ((float)x, (float)y);
        }

        return slopes;
    }

    private T Names<T>(IGraph<T> g)
    {
        float[] identity = new float[objects * objects];
        for (int i = 0; i < objects; i++) identity[(i * objects) + i] = 1;
        return g.Constant(identity, 1, objects, objects);
    }

    private T Three<T>(IGraph<T> g, T x, int last) => g.Reshape(x, -1, objects, last);

    private static T Scaled<T>(IGraph<T> g, T x, float by) => g.Multiply(x, g.Constant([by]));

    /// <summary>One camera's share: maps, how sure it is to see each object, features there, where the ray meets the plane, and its slope (metres sideways a metre of height).</summary>
    private sealed record View<T>(T Map, T Seen, T Pooled, T Ground, T Slope);
}
