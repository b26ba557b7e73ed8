import { describe, expect, it } from 'vitest'
import { readImageAddress } from './image-services.ts'

describe('readImageAddress', () => {
  it.each([
    ['https://www.zhihu.com/equation?tex=55%2F23', '55/23'],
    ['https://www.zhihu.com/equation?tex=y=+1', 'y=+1'],
    ['https://www.zhihu.com/equation?tex=a+%2B+b', 'a + b'],
    ['https://www.zhihu.com/equation?tex=a+b', 'a+b'],
    ['//s0.wp.com/latex.php?latex=P%28X+%3D+k%29&bg=ffffff&fg=000&s=0', 'P(X = k)'],
    ['https://s0.wp.com/latex.php?bg=ffffff&latex=x', 'x'],
    ['https://latex.codecogs.com/svg.image?%5Cfrac%7Ba%7D%7Bb%7D', '\\frac{a}{b}'],
    ['https://latex.codecogs.com/gif.latex?\\dpi{300}&space;\\bg_white&space;x^2', 'x^2'],
    [
      'https://latex.codecogs.com/png.latex?\\begin{matrix}a&b\\end{matrix}',
      '\\begin{matrix}a&b\\end{matrix}',
    ],
    ['https://www.codecogs.com/eqnedit.php?latex=x_1&bg=white', 'x_1'],
    ['https://chart.apis.google.com/chart?cht=tx&chl=%5Calpha', '\\alpha'],
    ['https://chart.googleapis.com/chart?chl=%5Cpi&cht=tx&chf=bg,s,fff', '\\pi'],
    ['https://render.githubusercontent.com/render/math?math=%5Clarge+x', 'x'],
    ['https://math.now.sh?from=%5Csqrt%7B2%7D%5Cpi', '\\sqrt{2}\\pi'],
    ['https://math.vercel.app/?inline=a%3Db', 'a=b'],
    ['https://cdn.nlark.com/yuque/__latex/0a.svg#card=math&code=%5Csigma&id=Z', '\\sigma'],
    ['https://tex.s2cms.ru/svg/%5Cinline%20%5Cbeta', '\\beta'],
    ['https://proxy.test/?url=https://www.zhihu.com/equation?tex=%5Ceta', '\\eta'],
    ['https://blog.test/cgi-bin/mimetex.cgi?x%5E2', 'x^2'],
    ['https://latex.codecogs.com/svg.latex?50%', '50%'],
  ])('finds the TeX of %s', (address, tex) => {
    expect(readImageAddress(address)?.tex).toBe(tex)
  })

  it.each([
    ['https://blog.test/uploads/equation.png'],
    ['https://chart.googleapis.com/chart?cht=p3&chl=A|B'],
    ['https://blog.test/latex.html?x=1'],
    ['https://www.zhihu.com/question/1'],
    ['data:image/png;base64,AAAA'],
    [`https://latex.codecogs.com/svg.latex?${'x'.repeat(30_000)}`],
  ])('leaves %s alone', (address) => {
    expect(readImageAddress(address)).toBeNull()
  })

  it('knows services whose addresses carry no TeX', () => {
    expect(readImageAddress('https://wikimedia.org/api/rest_v1/media/math/render/svg/a')).toEqual({
      tex: null,
      altFirst: true,
    })
    expect(readImageAddress('https://cdn.nlark.com/yuque/__latex/0a.svg')).toEqual({
      tex: null,
      altFirst: false,
    })
  })
})
