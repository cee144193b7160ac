using Robotics.Sim.Demonstrations;
using Robotics.Training.Networks;
using static TorchSharp.torch;

namespace Robotics.Training.Data;

/// <summary>Pictures with where the objects truly are, as tensors.</summary>
internal sealed record SightBatch(Tensor[] Pictures, Tensor State, Tensor Positions, Tensor Headings, Tensor[] Maps)
{
    /// <summary>Standard deviation of a target map, in features.</summary>
    private const double Spread = 0.7;

    public static SightBatch Of(Practice practice, ReadOnlySpan<SampleId> ids, ImmutableArray<CameraGeometry> cameras)
    {
        int n = ids.Length, objects = practice.Set.Objects.Length;
        float[][] pictures = [.. cameras.Select(c => new float[n * c.Picture.Length])], maps = [.. cameras.Select(c => new float[n * objects * ((c.Columns * c.Rows) + 1)])];
        float[] state = new float[n * TabletopNetwork.StateLength], positions = new float[n * objects * 3], headings = new float[n * objects * 2];
        for (int b = 0; b < n; b++)
        {
            DemonstrationData set = practice[ids[b]];
            int sample = ids[b].Sample, record = set.PictureOf(sample);
            set.State(sample)[..TabletopNetwork.StateLength].CopyTo(state.AsSpan(b * TabletopNetwork.StateLength));
            ReadOnlySpan<float> poses = set.Objects(sample);
            for (int o = 0; o < objects; o++)
            {
                Pose pose = DemonstrationData.PoseOf(poses.Slice(7 * o, 7));
                poses.Slice(7 * o, 3).CopyTo(positions.AsSpan(((b * objects) + o) * 3));
                (headings[((b * objects) + o) * 2], headings[(((b * objects) + o) * 2) + 1]) = Data.Headings.Of(pose.Rotation);
            }

            for (int c = 0; c < cameras.Length; c++)
            {
                (Pose X_WC, ReadOnlyMemory<byte> rgb) = set.Picture(record, c);
                Spread3(rgb.Span, pictures[c].AsSpan(b * cameras[c].Picture.Length, cameras[c].Picture.Length));
                int length = (cameras[c].Columns * cameras[c].Rows) + 1;
                for (int o = 0; o < objects; o++)
                    Target(cameras[c], X_WC.Inverse() * DemonstrationData.PoseOf(poses.Slice(7 * o, 7)).Position, maps[c].AsSpan(((b * objects) + o) * length, length));
            }
        }

        return new SightBatch(
            [.. cameras.Select((c, i) => tensor(pictures[i], [n, 3, c.Picture.Height, c.Picture.Width]))],
            tensor(state, [n, TabletopNetwork.StateLength]), tensor(positions, [n, objects, 3]), tensor(headings, [n, objects, 2]),
            [.. cameras.Select((c, i) => tensor(maps[i], [n, objects, (c.Columns * c.Rows) + 1]))]);
    }

    /// <summary>Bytes pixel by pixel to numbers channel by channel, 0 to 1.</summary>
    public static void Spread3(ReadOnlySpan<byte> rgb, Span<float> to)
    {
        int pixels = rgb.Length / 3;
        for (int i = 0; i < pixels; i++)
        {
            for (int channel = 0; channel < 3; channel++) to[(channel * pixels) + i] = rgb[(3 * i) + channel] / 255f;
        }
    }

    /// <summary>Where a point should show in a map: a small hill, or the last number when it is outside of the picture.</summary>
    private static void Target(CameraGeometry camera, Vec3 pointInCamera, Span<float> map)
    {
        const int Reach = 3;
        double sum = 0;
        if (camera.Project(pointInCamera) is (double column, double row) && column > -0.5 && row > -0.5 && column < camera.Columns - 0.5 && row < camera.Rows - 0.5)
        {
            int c0 = (int)Math.Round(column), r0 = (int)Math.Round(row);
            for (int r = Math.Max(0, r0 - Reach); r <= Math.Min(camera.Rows - 1, r0 + Reach); r++)
            {
                for (int c = Math.Max(0, c0 - Reach); c <= Math.Min(camera.Columns - 1, c0 + Reach); c++)
                {
                    double weight = Math.Exp(-(((c - column) * (c - column)) + ((r - row) * (r - row))) / (2 * Spread * Spread));
                    map[(r * camera.Columns) + c] = (float)weight;
                    sum += weight;
                }
            }
        }

        if (sum == 0) map[^1] = 1;
        else for (int i = 0; i < map.Length - 1; i++) map[i] /= (float)sum;
    }
}
